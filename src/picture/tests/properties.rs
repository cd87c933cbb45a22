use super::maps::{Pattern, Seeded, dunkerque, random, view_of};
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::picture::curve::crossing;
use crate::picture::geometry_json::geometry;
use crate::picture::scene::{Curve, LabelRole, Point, distance, segment_distance};
use crate::picture::view::{Captions, LegendMode};
use crate::picture::*;

/// The fixture maps: sample-like, random, hubs, many lanes.
fn fixtures() -> Vec<(String, MapInput)> {
    let mut all = vec![("dunkerque".to_owned(), dunkerque())];
    for seed in 0..4 {
        all.push((format!("any {seed}"), random(seed, 24, 30, Pattern::Any)));
        all.push((format!("hubs {seed}"), random(seed, 30, 34, Pattern::Hubs)));
        all.push((format!("lanes {seed}"), random(seed, 18, 36, Pattern::Lanes)));
    }
    all
}

fn scene_of(input: &MapInput) -> Scene {
    layout(
        input,
        &view_of(input, 1366.0, 768.0),
        &Emphasis::default(),
        Lang::Fr,
    )
}

/// Circles of the picture with the actors they hold.
fn circles(scene: &Scene) -> Vec<(Point, f32, Vec<u32>)> {
    let discs = scene.discs.iter().map(|d| (d.at, d.r, vec![d.actor]));
    let clusters = scene.clusters.iter().map(|c| (c.at, c.ring, c.members.clone()));
    discs.chain(clusters).collect()
}

fn ends_at(curve: &Curve, input: &MapInput, members: &[u32]) -> bool {
    let link = &input.links[curve.links[0] as usize];
    members.contains(&link.from) || members.contains(&link.to)
}

fn with_tip(curve: &Curve) -> Vec<Point> {
    curve
        .points
        .iter()
        .copied()
        .chain([curve.head.points[0]])
        .collect()
}

#[test]
fn no_line_passes_under_an_actor_it_does_not_belong_to() {
    for (name, input) in fixtures() {
        let scene = scene_of(&input);
        let mut under = Vec::new();
        for curve in &scene.curves {
            let line = with_tip(curve);
            for (at, r, members) in circles(&scene) {
                let near = line
                    .windows(2)
                    .map(|p| segment_distance(at, p[0], p[1]))
                    .fold(f32::INFINITY, f32::min);
                if !ends_at(curve, &input, &members) && near < r + curve.width / 2.0 {
                    under.push((curve.id.clone(), members));
                }
            }
        }
        assert!(under.is_empty(), "{name}: {under:?}");
    }
}

#[test]
fn curves_cross_at_acute_angles_less_often_than_straight_lines() {
    let (mut bent, mut straight) = (0, 0);
    for (_, input) in fixtures() {
        let scene = scene_of(&input);
        let of_actor = |actor: u32| {
            circles(&scene)
                .into_iter()
                .find(|c| c.2.contains(&actor))
                .map(|c| c.0)
                .unwrap()
        };
        let lines: Vec<Vec<Point>> = scene.curves.iter().map(with_tip).collect();
        let chords: Vec<[Point; 2]> = scene
            .curves
            .iter()
            .map(|c| &input.links[c.links[0] as usize])
            .map(|l| [of_actor(l.from), of_actor(l.to)])
            .collect();
        for i in 0..lines.len() {
            for j in 0..i {
                let acute = |c: f32| c > 0.866;
                let shared = chords[i].iter().any(|p| chords[j].contains(p));
                let [a, b] = chords[i];
                let [c, d] = chords[j];
                let overlaid = shared && [c, d].contains(&a) && [c, d].contains(&b);
                straight += usize::from(overlaid || (!shared && crossing(a, b, c, d).is_some_and(acute)));
                let crosses = lines[i].windows(2).any(|p| {
                    lines[j]
                        .windows(2)
                        .any(|q| crossing(p[0], p[1], q[0], q[1]).is_some_and(acute))
                });
                bent += usize::from(crosses);
            }
        }
    }
    println!("acute crossings: {bent} bent, {straight} straight");
    assert!(
        straight > 20 && bent * 10 <= straight * 6,
        "{bent} bent, {straight} straight"
    );
}

#[test]
fn every_head_is_large_enough_and_free_of_discs() {
    for (name, input) in fixtures() {
        let scene = scene_of(&input);
        for curve in &scene.curves {
            let [tip, one, notch, other] = curve.head.points;
            let base = [(one[0] + other[0]) / 2.0, (one[1] + other[1]) / 2.0];
            assert!(
                distance(tip, base) >= 6.0 && distance(one, other) >= 6.0,
                "{name} {}",
                curve.id
            );
            assert!(distance(curve.quad[2], notch) < 0.01);
            for (at, r, _) in circles(&scene) {
                for p in [tip, one, other] {
                    assert!(distance(at, p) > r, "{name} {}: head under a disc", curve.id);
                }
            }
        }
    }
}

/// Share of heads whose foremost 6 pixels lie under the head of another line.
#[test]
fn few_heads_lie_under_other_heads() {
    let (mut covered, mut all) = (0, 0);
    for (_, input) in fixtures() {
        let scene = scene_of(&input);
        for (i, curve) in scene.curves.iter().enumerate() {
            let tip = curve.head.points[0];
            let over = scene.curves[i + 1..].iter().any(|c| {
                let [a, b, _, d] = c.head.points;
                inside_triangle(tip, a, b, d)
            });
            covered += usize::from(over);
            all += 1;
        }
    }
    println!("tips under other heads: {covered} of {all}");
    assert!(covered * 50 <= all, "{covered} of {all}");
}

fn inside_triangle(p: Point, a: Point, b: Point, c: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
    let (x, y, z) = (side(a, b, p), side(b, c, p), side(c, a, p));
    (x > 0.0) == (y > 0.0) && (y > 0.0) == (z > 0.0)
}

#[test]
fn lanes_of_one_pair_part_in_the_middle_and_at_their_heads() {
    let mut input = random(5, 6, 0, Pattern::Any);
    for (k, template) in random(1, 6, 7, Pattern::Any).links.into_iter().enumerate() {
        input.links.push(MapLink {
            from: 0,
            to: 1,
            id: format!("k{k}"),
            ..template
        });
    }
    input.links.push(MapLink {
        from: 1,
        to: 0,
        id: "back".to_owned(),
        ..input.links[0].clone()
    });
    let scene = scene_of(&input);
    let lanes: Vec<&Curve> = scene
        .curves
        .iter()
        .filter(|c| input.links[c.links[0] as usize].from == 0)
        .collect();
    assert_eq!((lanes.len(), scene.curves.len(), scene.hidden), (5, 6, 2));
    let middle = |c: &Curve| curve::quad_point(&c.quad, 0.5);
    for (i, a) in scene.curves.iter().enumerate() {
        for b in &scene.curves[..i] {
            let between = distance(middle(a), middle(b)) - (a.casing + b.casing) / 2.0;
            assert!(between >= 2.9, "{} {}: {between}", a.id, b.id);
            assert!(
                distance(a.head.points[0], b.head.points[0]) > 4.0,
                "{} {}",
                a.id,
                b.id
            );
        }
    }
    assert!(scene.labels.iter().any(|l| l.text == "+ 2"));
}

#[test]
fn names_never_overlap_and_stay_inside_the_view() {
    for (name, input) in fixtures()
        .into_iter()
        .chain([("dense".to_owned(), random(9, 900, 300, Pattern::Any))])
    {
        let scene = scene_of(&input);
        let texts: Vec<_> = scene
            .labels
            .iter()
            .filter(|l| l.role != LabelRole::Count)
            .collect();
        assert!(texts.iter().any(|l| l.actor.is_some()), "{name}: no name at all");
        let frame = Rect {
            x: 0.0,
            y: 0.0,
            w: scene.width,
            h: scene.height,
        };
        let legend = scene.legend.as_ref().map(|l| l.rect);
        for (i, a) in texts.iter().enumerate() {
            assert!(frame.holds(a.rect), "{name}: {} leaves the view", a.text);
            assert!(
                legend.is_none_or(|l| !l.overlaps(a.rect)),
                "{name}: {} under the legend",
                a.text
            );
            for b in &texts[..i] {
                assert!(!a.rect.overlaps(b.rect), "{name}: {} over {}", a.text, b.text);
            }
            for (at, r, _) in circles(&scene) {
                let near = [
                    at[0].clamp(a.rect.x, a.rect.x + a.rect.w),
                    at[1].clamp(a.rect.y, a.rect.y + a.rect.h),
                ];
                assert!(distance(near, at) > r * 0.9, "{name}: {} over a disc", a.text);
            }
        }
    }
}

#[test]
fn discs_and_clusters_never_overlap_and_hold_every_actor_once() {
    for actors in [60, 900, 5000] {
        let input = random(3, actors, 0, Pattern::Any);
        let scene = scene_of(&input);
        let all = circles(&scene);
        let mut members: Vec<u32> = all.iter().flat_map(|c| c.2.clone()).collect();
        members.sort_unstable();
        assert_eq!(members, (0..actors as u32).collect::<Vec<_>>());
        for (i, a) in all.iter().enumerate() {
            assert!(
                all[..i].iter().all(|b| distance(a.0, b.0) > a.1 + b.1),
                "overlap among {actors}"
            );
        }
    }
}

#[test]
fn clusters_sum_their_flows_and_open_when_zooming_in() {
    let input = dunkerque();
    let mut view = view_of(&input, 1062.0, 650.0);
    let far = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    assert!(
        far.clusters.iter().any(|c| c.members == [2, 3, 12]),
        "{:?}",
        far.clusters
    );
    assert!(
        far.labels
            .iter()
            .any(|l| l.role == LabelRole::Cluster && l.text == "Dunkerque")
    );
    view.zoom += 4.0;
    view.centre = input.actors[3].mercator;
    let near = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    assert!(near.clusters.is_empty());
}

#[test]
fn a_cluster_is_called_after_the_one_or_two_selected_in_it_and_counts_the_others() {
    let input = dunkerque();
    let view = view_of(&input, 1062.0, 650.0);
    let called = |hot: &[u32]| {
        let emphasis = Emphasis {
            hot_actors: hot.to_vec(),
            ..Emphasis::default()
        };
        let scene = layout(&input, &view, &emphasis, Lang::Fr);
        assert!(scene.clusters.iter().any(|c| c.members == [2, 3, 12]));
        let names = scene.labels.into_iter().filter(|l| l.role == LabelRole::Cluster);
        names.map(|l| l.text).collect::<Vec<_>>()
    };
    let name = |i: usize| input.actors[i].name.clone();
    assert!(called(&[3]).contains(&format!("{} + 2", name(3))));
    // A name as long as these two ends in an ellipsis.
    assert!(called(&[2, 12])[0].starts_with(&format!("{} · ", name(2))));
    assert!(called(&[2, 3, 12]).contains(&"Dunkerque".to_owned()));
}

#[test]
fn a_cluster_is_called_after_the_commune_of_most_of_its_members() {
    let mut input = dunkerque();
    input.actors[3].commune = "Saint-Pol-sur-Mer".to_owned();
    let view = view_of(&input, 1062.0, 650.0);
    let scene = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    assert!(scene.clusters.iter().any(|c| c.members == [2, 3, 12]));
    let named = |l: &&scene::Label| l.role == LabelRole::Cluster;
    let names: Vec<&str> = scene
        .labels
        .iter()
        .filter(named)
        .map(|l| l.text.as_str())
        .collect();
    assert!(names.contains(&"Saint-Pol-sur-Mer"), "{names:?}");
}

#[test]
fn coincident_actors_fan_out_around_their_place() {
    let mut input = random(2, 5, 0, Pattern::Any);
    for i in 1..5 {
        input.actors[i].mercator = input.actors[0].mercator;
    }
    let mut view = View::new(800.0, 600.0);
    view.centre = input.actors[0].mercator;
    view.zoom = 12.0;
    let scene = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    assert_eq!((scene.discs.len(), scene.clusters.len()), (5, 0));
    assert!(scene.discs.iter().all(|d| d.anchor == Some([400.0, 300.0])));
}

#[test]
fn the_scale_bar_tells_the_distance_on_the_ground() {
    for lat in [-40.0, 0.0, 46.6, 51.0, 70.0] {
        for zoom in [4.0, 8.3, 12.0, 16.0] {
            let mut view = View::new(1366.0, 768.0);
            view.centre = LonLat { lon: 2.0, lat }.to_mercator();
            view.zoom = zoom;
            let scene = layout(&MapInput::default(), &view, &Emphasis::default(), Lang::Fr);
            let bar = scene.scale_bar.unwrap();
            let [a, b] = [bar.from, bar.to].map(|p| LonLat::from_mercator(view.unproject(p)));
            let error = a.distance_km(b) / bar.kilometres - 1.0;
            assert!(
                error.abs() < 0.01,
                "{lat} {zoom}: {} is wrong by {error}",
                bar.text
            );
            assert!(bar.to[0] - bar.from[0] > 40.0 && bar.to[0] - bar.from[0] <= 165.5);
        }
    }
}

#[test]
fn projecting_goes_there_and_back_and_fitting_shows_the_whole_zone() {
    let mut dice = Seeded(4);
    let input = dunkerque();
    for _ in 0..50 {
        let mut view = View::new(
            300.0 + 1500.0 * dice.next() as f32,
            200.0 + 900.0 * dice.next() as f32,
        );
        view.scale = 1.0 + 2.0 * dice.next() as f32;
        let zone = crate::base::geo::GeoBox {
            west: 2.1,
            south: 50.9,
            east: 2.4,
            north: 51.06,
        };
        view.fit(zone, [20.0, 30.0, 40.0, 10.0]);
        for actor in &input.actors {
            let at = view.project(actor.mercator);
            let back = view.project(view.unproject(at));
            assert!(distance(at, back) < 0.01);
        }
        for corner in [(2.1, 51.06), (2.4, 50.9)] {
            let [x, y] = view.project(
                LonLat {
                    lon: corner.0,
                    lat: corner.1,
                }
                .to_mercator(),
            );
            assert!(
                x >= 19.5 && x <= view.width - 39.5 && y >= 29.5 && y <= view.height - 9.5,
                "{x} {y}"
            );
        }
    }
}

#[test]
fn only_the_strongest_links_are_drawn_and_the_rest_is_counted() {
    let input = random(1, 300, 23_000, Pattern::Any);
    let scene = scene_of(&input);
    let drawn: usize = scene.curves.iter().map(|c| c.links.len()).sum();
    assert!(drawn == scene.full && drawn <= 2000 && scene.hidden > 0);
    let weakest_drawn = scene.curves.iter().flat_map(|c| &c.links);
    let weakest_drawn = weakest_drawn.map(|i| input.links[*i as usize].strength);
    let strong = input.links.iter().filter(|l| l.strength > 0.92);
    // Only what ends in one cluster, or is one lane too many, is missing among the strongest.
    assert!(weakest_drawn.fold(1.0, f32::min) > 0.8 && strong.count() < 2000);
    let bundled: u32 = scene.bundles.iter().map(|b| b.count).sum();
    assert_eq!((bundled as usize, scene.bundled), (20_000, 20_000));
    let widths: Vec<f32> = scene.bundles.iter().map(|b| b.width).collect();
    assert!(widths.is_sorted() && widths[0] < 1.5 && *widths.last().unwrap() <= 4.0);
    let legend = scene.legend.unwrap();
    let words: Vec<String> = legend
        .rows
        .iter()
        .map(|r| r.text.replace('\u{202f}', ""))
        .collect();
    let notes = [
        format!("{} liens tracés un à un", scene.full),
        "20000 plus faibles en faisceaux gris".to_owned(),
        format!("{} liens plus faibles masqués", scene.hidden),
    ];
    assert_eq!(words[words.len() - 3..], notes);
}

#[test]
fn bundles_stay_where_they_are_on_the_ground_while_panning() {
    let input = random(2, 200, 6000, Pattern::Any);
    let mut view = view_of(&input, 900.0, 600.0);
    // Everything stays in view while the map moves a little.
    view.zoom -= 1.0;
    let before = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    view.centre[0] += 40.0 / view.world_pixels();
    let after = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    assert!(before.bundles.len() > 10 && before.bundles.len() == after.bundles.len());
    for (a, b) in before.bundles.iter().zip(&after.bundles) {
        let moved = [b.ends[0][0] + 40.0, b.ends[0][1]];
        assert!(a.count == b.count && distance(a.ends[0], moved) < 0.01);
    }
}

#[test]
fn the_wall_keeps_to_its_limits() {
    let mut input = random(6, 60, 90, Pattern::Any);
    input.links[3].is_new = true;
    let mut view = view_of(&input, 1920.0, 1080.0);
    view.wall = true;
    view.captions = Captions {
        title: "Kalundborg".to_owned(),
        sentence: "Les boues de la station d’épuration pourraient nourrir la méthanisation".to_owned(),
        badge: "Vue publique".to_owned(),
        attribution: "© les contributeurs d’OpenStreetMap".to_owned(),
        ..Captions::default()
    };
    let scene = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    let names: Vec<_> = scene.labels.iter().filter(|l| l.actor.is_some()).collect();
    assert!(!names.is_empty() && names.len() <= 12 && scene.curves.len() <= 20);
    assert!(names.iter().all(|l| l.size >= 0.037 * 1080.0));
    let smallest = scene
        .labels
        .iter()
        .filter(|l| l.role != LabelRole::Count)
        .map(|l| l.size);
    assert!(smallest.fold(f32::INFINITY, f32::min) >= 0.02 * 1080.0 - 0.01);
    assert!(
        scene
            .curves
            .iter()
            .all(|c| distance(c.head.points[0], c.head.points[1]) >= 20.0)
    );
    assert_eq!(scene.discs.iter().filter(|d| d.signal).count(), 2);
    assert_eq!(scene.tags.len(), 1);
    let lit = View {
        line_factor: 1.25,
        ..view.clone()
    };
    let lit = layout(&input, &lit, &Emphasis::default(), Lang::Fr);
    assert!((lit.curves[0].width / scene.curves[0].width - 1.25).abs() < 0.01);
}

#[test]
fn an_actor_out_of_the_walls_frame_stands_at_its_edge_with_its_distance() {
    let mut input = dunkerque();
    input.actors[6].mercator = LonLat { lon: 3.9, lat: 50.9 }.to_mercator();
    let mut view = View::new(1920.0, 1080.0);
    view.wall = true;
    view.zoom = 12.0;
    view.centre = LonLat { lon: 2.25, lat: 51.0 }.to_mercator();
    let scene = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    let away = scene.discs.iter().find(|d| d.actor == 6).unwrap();
    assert!(away.off_frame && away.at[0] > 1700.0);
    assert!(
        scene
            .labels
            .iter()
            .any(|l| l.text.contains("hors cadre") && l.text.starts_with("à 116")),
        "{:?}",
        scene.labels
    );
}

#[test]
fn pointing_finds_discs_lines_and_legend_rows() {
    let input = dunkerque();
    let scene = layout(
        &input,
        &view_of(&input, 1062.0, 650.0),
        &Emphasis::default(),
        Lang::Fr,
    );
    for disc in &scene.discs {
        assert_eq!(
            scene.hit(disc.at[0] + 2.0, disc.at[1], 4.0),
            Some(Hit::Actor(disc.actor))
        );
    }
    let long = scene.curves.iter().find(|c| c.id == "DF13").unwrap();
    let [x, y] = curve::quad_point(&long.quad, 0.4);
    assert_eq!(scene.hit(x, y + 3.0, 6.0), Some(Hit::Link(long.links[0])));
    let row = scene.legend.as_ref().unwrap().rows[1].rect;
    assert_eq!(scene.hit(row.x + 3.0, row.y + 3.0, 4.0), Some(Hit::Legend(1)));
    assert_eq!(scene.hit(8.0, 500.0, 4.0), None);
}

#[test]
fn the_legend_lists_only_what_is_present_and_folds() {
    let input = dunkerque();
    let mut view = view_of(&input, 1062.0, 650.0);
    let words = |scene: &Scene| {
        scene
            .legend
            .as_ref()
            .map(|l| l.rows.iter().map(|r| r.text.clone()).collect::<Vec<_>>())
    };
    let scene = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    let expected = [
        "Matière",
        "Énergie, chaleur",
        "Eau",
        "Déchet, organique",
        "Logistique",
        "en service",
        "étude",
        "piste",
        "proposée",
        "arrêtée",
    ];
    assert_eq!(words(&scene).unwrap(), expected);
    view.legend = LegendMode::Button;
    let button = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    assert_eq!(words(&button).unwrap(), ["Légende"]);
    view.legend = LegendMode::Opened;
    let opened = words(&layout(&input, &view, &Emphasis::default(), Lang::Fr)).unwrap();
    assert_eq!(
        (opened[0].as_str(), &opened[1..]),
        ("Légende", &expected.map(String::from)[..])
    );
    view.legend = LegendMode::Folded;
    assert_eq!(
        words(&layout(&input, &view, &Emphasis::default(), Lang::Fr)),
        None
    );
}

#[test]
fn focus_fades_what_is_not_tied_to_the_selection() {
    let input = dunkerque();
    let view = view_of(&input, 1062.0, 650.0);
    let emphasis = Emphasis {
        hot_actors: vec![14],
        dim_others: true,
        ..Emphasis::default()
    };
    let scene = layout(&input, &view, &emphasis, Lang::Fr);
    for curve in &scene.curves {
        assert_eq!(curve.dimmed, curve.id != "C1", "{}", curve.id);
    }
    assert!(!scene.pools[0].dimmed);
    assert!(scene.discs.last().unwrap().hot);
}

#[test]
fn broken_input_is_drawn_as_far_as_it_goes() {
    let mut input = dunkerque();
    input.actors[0].mercator = [f64::NAN, 0.3];
    input.actors[1].mercator = [1e300, -1e300];
    input.links[2].to = 999;
    input.links[3].from = input.links[3].to;
    input.pools[0].members = vec![77, 14];
    input.links[5].strength = f32::NAN;
    input.actors[2].name = "x".repeat(100_000);
    let view = view_of(&dunkerque(), 1062.0, 650.0);
    let emphasis = Emphasis {
        hot_actors: vec![500],
        hot_links: vec![9999],
        ..Emphasis::default()
    };
    let scene = layout(&input, &view, &emphasis, Lang::En);
    assert!(
        scene
            .curves
            .iter()
            .all(|c| c.points.iter().flatten().all(|v| v.is_finite()))
    );
    for (w, h, zoom) in [
        (0.0, 0.0, 8.0),
        (1.0, 1.0, 8.0),
        (500.0, 3.0, 80.0),
        (1e6, 1e6, 3.0),
        (900.0, 600.0, f64::NAN),
    ] {
        let odd = View {
            width: w,
            height: h,
            zoom,
            ..view.clone()
        };
        layout(&input, &odd, &emphasis, Lang::En);
        layout(&input, &View { wall: true, ..odd }, &emphasis, Lang::En);
    }
}

#[test]
fn the_dump_names_ends_and_gives_points_in_the_shape_of_the_contract() {
    let input = dunkerque();
    let view = view_of(&input, 1062.0, 650.0);
    let dump = || geometry(&layout(&input, &view, &Emphasis::default(), Lang::Fr), &input);
    let json = dump();
    assert_eq!(json.to_string(), dump().to_string());
    let flow = json["flows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["id"] == "DF08")
        .unwrap()
        .clone();
    assert_eq!(
        (flow["from"].as_str(), flow["to"].as_str()),
        (Some("CNPE"), Some("LNG"))
    );
    assert_eq!(flow["arrow"].as_array().unwrap().len(), 3);
    assert!(flow["points"].as_array().unwrap().len() > 8 && flow["width"] == 3.0);
    assert_eq!(json["hidden"], 0);
    assert_eq!(
        json["clusters"][0]["members"],
        serde_json::json!(["EGL", "LOG", "CUD"])
    );
}
