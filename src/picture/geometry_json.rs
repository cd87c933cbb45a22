//! The picture as numbers: what `dump-geometry` prints, for tests and other programs.

use serde_json::{Value, json};

use super::input::MapInput;
use super::scene::{Bundle, Curve, Head, Label, Point, Scene};

/// The geometry of a scene in pixels, x right and y down, rounded to a hundredth.
///
/// # Arguments
/// `input`: what the scene was made from; its references name actors, links and members of clusters.
pub fn geometry(scene: &Scene, input: &MapInput) -> Value {
    let reference = |actor: u32| {
        input
            .actors
            .get(actor as usize)
            .map_or("", |a| a.reference.as_str())
    };
    let discs = scene.discs.iter().map(|disc| {
        json!({"ref": reference(disc.actor), "x": round(disc.at[0]), "y": round(disc.at[1]), "r": round(disc.r)})
    });
    let clusters = scene.clusters.iter().map(|cluster| {
        let members: Vec<&str> = cluster.members.iter().map(|m| reference(*m)).collect();
        json!({"members": members, "x": round(cluster.at[0]), "y": round(cluster.at[1]), "r": round(cluster.ring)})
    });
    json!({
        "width": round(scene.width),
        "height": round(scene.height),
        "actors": discs.collect::<Vec<_>>(),
        "flows": scene.curves.iter().map(|curve| flow(curve, input)).collect::<Vec<_>>(),
        "labels": scene.labels.iter().map(label).collect::<Vec<_>>(),
        "clusters": clusters.collect::<Vec<_>>(),
        "bundles": scene.bundles.iter().map(bundle).collect::<Vec<_>>(),
        "bundled": scene.bundled,
        "hidden": scene.hidden,
    })
}

fn flow(curve: &Curve, input: &MapInput) -> Value {
    let link = curve.links.first().and_then(|i| input.links.get(*i as usize));
    let end = |actor: Option<u32>| {
        let actor = actor.and_then(|a| input.actors.get(a as usize));
        actor.map_or("", |a| a.reference.as_str())
    };
    json!({
        "id": curve.id,
        "from": end(link.map(|l| l.from)),
        "to": end(link.map(|l| l.to)),
        "nature": link.map_or("", |l| l.nature.as_str()),
        "points": curve.points.iter().copied().map(point).collect::<Vec<_>>(),
        "width": round(curve.width),
        "arrow": arrow(&curve.head),
    })
}

fn bundle(bundle: &Bundle) -> Value {
    let points = bundle.ends.map(point);
    json!({"count": bundle.count, "points": points, "width": round(bundle.width)})
}

/// Tip and both barbs.
fn arrow(head: &Head) -> Value {
    let [tip, one, _, other] = head.points;
    json!([point(tip), point(one), point(other)])
}

fn label(label: &Label) -> Value {
    let rect = label.rect;
    json!({"text": label.text, "x": round(rect.x), "y": round(rect.y), "w": round(rect.w), "h": round(rect.h)})
}

fn point([x, y]: Point) -> Value {
    json!([round(x), round(y)])
}

/// Hundredths are finer than any screen and keep the bytes the same on every machine.
fn round(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}
