//! Canonical JSON of all ground data: equal projects give equal bytes.
//!
//! Keys are sorted, arrays are sorted by `ref`, numbers stand in their shortest form, unknown is `null`, links are
//! references. Nothing in it depends on identifiers, clocks or history.

use serde_json::{Map, Number, Value};

use crate::base::ids::{ActorId, FlowId, PoolId};
use crate::model::maturity;
use crate::model::{Actor, Flow, Level, Origin, Pool, Project, Quantity, Remark, Synergy, Workshop, Zone};

/// Version of the shape of this JSON.
pub const SCHEMA: u32 = 1;

/// All ground data of a project as one line of JSON, without line end.
///
/// ```
/// use maillage::{export::dump, model::Project};
/// let text = dump(&Project::default());
/// assert!(text.starts_with(r#"{"actors":[],"flows":[],"name":"","#));
/// ```
pub fn dump(project: &Project) -> String {
    let actors = project.actors.values().map(|a| actor(a));
    let flows = project.flows.values().map(|f| flow(project, f));
    let pools = project.pools.values().map(|p| pool(project, p));
    let synergies = project.synergies.values().map(|s| synergy(project, s));
    let settings = project
        .settings
        .iter()
        .map(|(k, v)| (k.clone(), Value::from(v.as_str())));
    let ground = object([
        ("schema", Value::from(SCHEMA)),
        ("name", Value::from(project.name.as_str())),
        ("actors", sorted(actors)),
        ("flows", sorted(flows)),
        ("pools", sorted(pools)),
        ("synergies", sorted(synergies)),
        ("settings", Value::Object(settings.collect())),
    ]);
    // Only where there are some: a project without zones keeps the shape that it always had.
    let zones = match project.zones.is_empty() {
        true => object([]),
        false => object([("zones", sorted(project.zones.values().map(|z| zone(z))))]),
    };
    ground.with(zones).with(meetings(project)).to_string()
}

/// Workshops and what was noted in them; a project without any keeps the shape that it always had.
fn meetings(project: &Project) -> Value {
    let mut meetings = Map::new();
    if !project.workshops.is_empty() {
        let workshops = project.workshops.values().map(|w| workshop(project, w));
        meetings.insert("workshops".to_owned(), sorted(workshops));
    }
    if !project.remarks.is_empty() {
        let remarks = project.remarks.values().map(|r| remark(project, r));
        meetings.insert("remarks".to_owned(), sorted(remarks));
    }
    Value::Object(meetings)
}

fn workshop(project: &Project, workshop: &Workshop) -> Value {
    let participants = workshop.participants.iter().map(|who| {
        object([
            ("actor", actor_ref(project, Some(who.actor))),
            ("people", text(&who.people)),
            ("table", text(&who.table)),
            ("present", Value::from(who.present)),
        ])
    });
    object([
        ("ref", Value::from(workshop.reference.as_str())),
        ("name", text(&workshop.name)),
        ("date", text(&workshop.date)),
        ("hours", text(&workshop.hours)),
        ("place", text(&workshop.place)),
        ("agenda", text(&workshop.agenda)),
        ("turn_s", Value::from(workshop.turn_s)),
        ("participants", Value::from_iter(participants)),
        ("note", text(&workshop.note)),
    ])
}

fn remark(project: &Project, remark: &Remark) -> Value {
    let workshop = remark.workshop.and_then(|id| project.workshops.get(&id));
    let synergy = remark.synergy.and_then(|id| project.synergies.get(&id));
    let flows = remark.flows.iter().map(|flow| flow_ref(project, Some(*flow)));
    object([
        ("ref", Value::from(remark.reference.as_str())),
        ("kind", Value::from(remark.kind.code())),
        (
            "workshop",
            workshop.map_or(Value::Null, |w| Value::from(w.reference.as_str())),
        ),
        ("actor", actor_ref(project, remark.actor)),
        (
            "synergy",
            synergy.map_or(Value::Null, |s| Value::from(s.reference.as_str())),
        ),
        ("flows", Value::from_iter(flows)),
        ("text", text(&remark.text)),
        ("answered", Value::from(remark.answered)),
    ])
}

fn actor(actor: &Actor) -> Value {
    let position = actor.position;
    object([
        ("ref", Value::from(actor.reference.as_str())),
        ("name", Value::from(actor.name.as_str())),
        ("short_name", text(&actor.short_name)),
        ("kind", Value::from(actor.kind.code())),
        ("siret", text(&actor.siret)),
        ("activity_code", text(&actor.activity_code)),
        ("activity", text(&actor.activity)),
        ("commune", text(&actor.commune)),
        ("lat", number(position.map(|p| p.at.lat))),
        ("lon", number(position.map(|p| p.at.lon))),
        ("precision_m", number(position.and_then(|p| p.precision_m))),
        ("employees", actor.employees.map_or(Value::Null, Value::from)),
        ("note", text(&actor.note)),
        ("levels", levels(&actor.levels)),
    ])
    .with(origin(&actor.origin))
}

fn flow(project: &Project, flow: &Flow) -> Value {
    object([
        ("ref", Value::from(flow.reference.as_str())),
        ("actor", actor_ref(project, Some(flow.actor))),
        ("direction", Value::from(flow.direction.code())),
        ("label", Value::from(flow.label.as_str())),
        ("nature", flow.nature.as_deref().map_or(Value::Null, Value::from)),
        ("temperature_c", number(flow.temperature_c)),
        ("waste_code", text(&flow.waste_code)),
        (
            "availability",
            flow.availability.map_or(Value::Null, |m| Value::from(m.digits())),
        ),
        ("level", Value::from(flow.level.code())),
        ("note", text(&flow.note)),
        ("levels", levels(&flow.levels)),
    ])
    .with(quantity(&flow.quantity))
    .with(origin(&flow.origin))
}

fn pool(project: &Project, pool: &Pool) -> Value {
    let mut members: Vec<&str> = pool
        .flows
        .iter()
        .filter_map(|id| project.flows.get(id))
        .map(|f| f.reference.as_str())
        .collect();
    members.sort_unstable();
    object([
        ("ref", Value::from(pool.reference.as_str())),
        ("flows", Value::from(members)),
    ])
}

fn synergy(project: &Project, synergy: &Synergy) -> Value {
    object([
        ("ref", Value::from(synergy.reference.as_str())),
        ("kind", Value::from(synergy.kind.code())),
        ("offer", flow_ref(project, synergy.offer_flow)),
        ("need", flow_ref(project, synergy.need_flow)),
        ("from", actor_ref(project, synergy.from_actor)),
        ("to", actor_ref(project, synergy.to_actor)),
        ("pool", pool_ref(project, synergy.pool)),
        ("label", text(&synergy.label)),
        ("state", Value::from(synergy.state.code())),
        (
            "reason",
            synergy.reason.map_or(Value::Null, |r| Value::from(r.code())),
        ),
        ("owner", text(&synergy.owner)),
        ("next_action", text(&synergy.next_action)),
        ("due", text(&synergy.due)),
        ("brakes", text(&synergy.brakes)),
        ("motive", text(&synergy.motive)),
        ("note", text(&synergy.note)),
        ("levels", levels(&synergy.levels)),
    ])
    .with(quantity(&synergy.quantity))
    .with(origin(&synergy.origin))
    .with(followed(synergy))
}

/// What only some synergies have: the others keep the shape that they always had.
fn followed(synergy: &Synergy) -> Value {
    let told = [
        ("maturity", maturity::write(&synergy.maturity)),
        ("checks", maturity::write_checks(&synergy.checks)),
        ("documents", synergy.documents.clone()),
        ("help", maturity::write_codes(&synergy.help)),
        ("nda", synergy.nda.clone()),
    ];
    let said = told.iter().filter(|(_, value)| !value.is_empty());
    Value::Object(
        said.map(|(key, value)| ((*key).to_owned(), text(value)))
            .collect(),
    )
}

fn zone(zone: &Zone) -> Value {
    let numbers = |point: &[f64; 2]| Value::from(point.map(|n| number(Some(n))).to_vec());
    let ring = |ring: &Vec<[f64; 2]>| Value::from_iter(ring.iter().map(numbers));
    let polygons = zone.shape.polygons.iter();
    object([
        ("ref", Value::from(zone.reference.as_str())),
        ("name", Value::from(zone.name.as_str())),
        ("kind", Value::from(zone.kind.code())),
        ("code", text(&zone.code)),
        (
            "rings",
            Value::from_iter(polygons.map(|p| Value::from_iter(p.iter().map(ring)))),
        ),
        ("levels", levels(&zone.levels)),
    ])
    .with(origin(&zone.origin))
}

fn quantity(quantity: &Quantity) -> Value {
    object([
        ("quantity", number(quantity.value)),
        ("quantity_min", number(quantity.min)),
        ("quantity_max", number(quantity.max)),
        ("unit", text(&quantity.unit)),
        (
            "period",
            quantity.period.map_or(Value::Null, |p| Value::from(p.code())),
        ),
    ])
}

fn origin(origin: &Origin) -> Value {
    object([
        (
            "status",
            origin.status.map_or(Value::Null, |s| Value::from(s.code())),
        ),
        ("source", text(&origin.source)),
    ])
}

fn levels(levels: &std::collections::BTreeMap<String, Level>) -> Value {
    let pairs = levels
        .iter()
        .map(|(field, level)| (field.clone(), Value::from(level.code())));
    Value::Object(pairs.collect())
}

fn actor_ref(project: &Project, id: Option<ActorId>) -> Value {
    let actor = id.and_then(|id| project.actors.get(&id));
    actor.map_or(Value::Null, |a| Value::from(a.reference.as_str()))
}

fn flow_ref(project: &Project, id: Option<FlowId>) -> Value {
    let flow = id.and_then(|id| project.flows.get(&id));
    flow.map_or(Value::Null, |f| Value::from(f.reference.as_str()))
}

fn pool_ref(project: &Project, id: Option<PoolId>) -> Value {
    let pool = id.and_then(|id| project.pools.get(&id));
    pool.map_or(Value::Null, |p| Value::from(p.reference.as_str()))
}

/// Text that may be unknown: empty is `null`.
fn text(text: &str) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        Value::from(text)
    }
}

/// Largest magnitude below which every whole number has an exact integer form.
const EXACT_WHOLE: f64 = 9_007_199_254_740_992.0;

/// A number in its shortest form: `120`, not `120.0`; unknown or not finite is `null`.
fn number(value: Option<f64>) -> Value {
    let Some(value) = value.filter(|v| v.is_finite()) else {
        return Value::Null;
    };
    if value.fract() == 0.0 && value.abs() < EXACT_WHOLE {
        // Exact: the value is whole and in range. `+ 0.0` turns minus zero into zero.
        let whole: Result<i64, _> = (value + 0.0).to_string().parse();
        if let Ok(whole) = whole {
            return Value::from(whole);
        }
    }
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

/// Objects in order of `ref`; equal references fall back on the rest of their content.
fn sorted(objects: impl Iterator<Item = Value>) -> Value {
    let mut keyed: Vec<(String, String, Value)> = objects
        .map(|value| {
            let reference = value["ref"].as_str().unwrap_or_default().to_owned();
            (reference, value.to_string(), value)
        })
        .collect();
    keyed.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    keyed.into_iter().map(|(_, _, value)| value).collect()
}

fn object<const N: usize>(pairs: [(&str, Value); N]) -> Value {
    // Sorted first, so that the order holds whatever map the JSON library was built with.
    let mut pairs = pairs;
    pairs.sort_by_key(|(key, _)| *key);
    Value::Object(
        pairs
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect::<Map<_, _>>(),
    )
}

/// Joining of objects.
trait With {
    /// The object with the keys of another one added.
    fn with(self, other: Value) -> Value;
}

impl With for Value {
    fn with(mut self, other: Value) -> Value {
        if let (Value::Object(own), Value::Object(more)) = (&mut self, other) {
            own.extend(more);
        }
        self
    }
}
