//! The project file as others see it: what goes in comes out, and nothing acknowledged is ever lost.

mod bad_files;
mod killed;
mod older;
mod publishing;
mod recovery;
mod round_trip;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::base::ids::{ActorId, FlowId, OperationId, PoolId, RemarkId, SynergyId, WorkshopId, ZoneId};
use crate::base::month::Months;
use crate::base::shape::Shape;
use crate::edit::{Change, Edit, Step, apply};
use crate::model::*;

const NOW: i64 = 1_795_000_000_000;

/// A folder for the visible file and one for the program's own data.
struct Desk {
    folder: TempDir,
    data: TempDir,
    app: AppInfo,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            data: tempfile::tempdir().unwrap(),
            app: AppInfo {
                version: "0.1.0".to_owned(),
                lang: Lang::Fr,
                user: "Marie".to_owned(),
                machine: "bureau".to_owned(),
            },
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("zone d'étude #1 100%.gpkg")
    }

    fn create(&self, project: &Project) -> WorkingCopy {
        WorkingCopy::create(&self.file(), self.data.path(), project, &self.app, NOW).unwrap()
    }

    fn open(&self) -> Opened {
        WorkingCopy::open(&self.file(), self.data.path(), &self.app).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

/// One edit with its entry, applied to the project and committed.
fn commit(working: &mut WorkingCopy, project: &mut Project, number: u128, edit: Edit) -> LogEntry {
    let change = Change::single("change-add-actor", "X", edit);
    let touched = apply(project, &change).unwrap();
    let entry = LogEntry {
        step: Step::Do,
        id: OperationId(id(number)),
        change,
    };
    working.commit(project, &touched, &entry, NOW).unwrap();
    entry
}

fn add_actor(number: u128, name: &str) -> Edit {
    Edit::Actor {
        old: None,
        new: Some(Arc::new(Actor::named(ActorId(id(number)), name))),
    }
}

/// Every field filled, beside things of which nothing is known.
fn rich_project() -> Project {
    let mut project = Project {
        name: "Pays de l’Œuvre".to_owned(),
        ..Project::default()
    };
    let mut actor = Actor::named(ActorId(id(1)), "Scierie Martin « & fils »");
    actor.reference = "a1".to_owned();
    actor.short_name = "Martin".to_owned();
    actor.kind = ActorKind::Farm;
    actor.siret = "01234567890123".to_owned();
    actor.activity_code = "16.10A".to_owned();
    actor.activity = "Sciage".to_owned();
    actor.commune = "Ghyvelde".to_owned();
    actor.position = Some(Position {
        at: LonLat {
            lon: 2.53,
            lat: 51.05,
        },
        precision_m: Some(1500.0),
    });
    actor.employees = Some(0);
    actor.note = "vu\nle 3".to_owned();
    actor.origin = Origin {
        status: Some(Status::Declared),
        source: "atelier".to_owned(),
    };
    actor.levels.insert("note".to_owned(), Level::Sealed);
    actor.levels.insert("siret".to_owned(), Level::Partners);
    let mut placed = Actor::named(ActorId(id(2)), "Ferme");
    placed.position = Some(Position {
        at: LonLat { lon: 2.6, lat: 50.9 },
        precision_m: None,
    });
    let unknown = Actor::named(ActorId(id(3)), "Inconnu");
    for actor in [actor, placed, unknown] {
        project.actors.insert(actor.id, Arc::new(actor));
    }
    add_rich_flows(&mut project);
    add_rich_synergies(&mut project);
    add_rich_workshop(&mut project);
    let zone = rich_zone();
    project.zones.insert(zone.id, Arc::new(zone));
    project
        .settings
        .insert("weight.distance".to_owned(), "0.25".to_owned());
    project
}

fn add_rich_flows(project: &mut Project) {
    let mut flow = Flow::said(FlowId(id(11)), ActorId(id(1)), Direction::Offer, "sciure");
    flow.nature = Some("M.WOO".to_owned());
    flow.quantity = Quantity {
        value: Some(0.0),
        min: Some(0.1),
        max: Some(1e12),
        unit: "t".to_owned(),
        period: Some(Period::Month),
    };
    flow.temperature_c = Some(-12.5);
    flow.waste_code = "030105*".to_owned();
    flow.availability = Some(Months(0b0000_1000_0001));
    flow.level = Level::Partners;
    flow.note = "sec".to_owned();
    flow.origin.status = Some(Status::Illustrative);
    flow.levels.insert("quantity".to_owned(), Level::Public);
    let need = Flow::said(FlowId(id(12)), ActorId(id(2)), Direction::Need, "litière");
    let shared = Flow::said(FlowId(id(10)), ActorId(id(3)), Direction::Pool, "benne");
    for flow in [flow, need, shared] {
        project.flows.insert(flow.id, Arc::new(flow));
    }
}

fn add_rich_synergies(project: &mut Project) {
    let pool = Pool {
        id: PoolId(id(21)),
        reference: "p1".to_owned(),
        flows: vec![FlowId(id(12)), FlowId(id(10))],
    };
    project.pools.insert(pool.id, Arc::new(pool));
    let synergy = Synergy {
        id: SynergyId(id(31)),
        reference: "s1".to_owned(),
        kind: SynergyKind::Exchange,
        offer_flow: Some(FlowId(id(11))),
        need_flow: Some(FlowId(id(12))),
        from_actor: Some(ActorId(id(1))),
        to_actor: Some(ActorId(id(2))),
        pool: Some(PoolId(id(21))),
        label: "sciure en litière".to_owned(),
        state: SynergyState::Arretee,
        reason: Some(Reason::Economique),
        owner: "Marie".to_owned(),
        next_action: "appeler".to_owned(),
        due: "2027-01-15".to_owned(),
        brakes: "prix".to_owned(),
        motive: "proche".to_owned(),
        maturity: BTreeMap::from([(Axis::Technology, 4), (Axis::Legal, 1)]),
        checks: BTreeMap::from([("usage-certain".to_owned(), Answer::ToSee)]),
        documents: "convention | classeur 3\ndevis".to_owned(),
        help: ["ademe".to_owned(), "cci".to_owned()].into(),
        nda: "2026-11-02".to_owned(),
        quantity: Quantity {
            value: Some(12.25),
            ..Quantity::default()
        },
        note: "n".to_owned(),
        origin: Origin::default(),
        levels: BTreeMap::from([("quantity".to_owned(), Level::Public)]),
    };
    let mut drawn = synergy.clone();
    drawn.id = SynergyId(id(32));
    drawn.reference = "s2".to_owned();
    (drawn.offer_flow, drawn.need_flow, drawn.pool, drawn.reason) = (None, None, None, None);
    drawn.state = SynergyState::Piste;
    drawn.to_actor = Some(ActorId(id(3)));
    for synergy in [synergy, drawn] {
        project.synergies.insert(synergy.id, Arc::new(synergy));
    }
}

fn add_rich_workshop(project: &mut Project) {
    let seat = |number: u128, people: &str| Participant {
        actor: ActorId(id(number)),
        people: people.to_owned(),
        table: "2".to_owned(),
        present: number != 1,
    };
    let workshop = Workshop {
        reference: "w1".to_owned(),
        date: "2026-11-24".to_owned(),
        hours: "14 h – 15 h 30".to_owned(),
        place: "mairie".to_owned(),
        agenda: "accueil\ntour de table".to_owned(),
        turn_s: 90,
        participants: vec![seat(3, ""), seat(1, "Mme Petit, M. Roux")],
        started_ms: Some(NOW),
        note: "salle froide".to_owned(),
        ..Workshop::named(WorkshopId(id(51)), "Premier atelier")
    };
    let hand = Remark {
        id: RemarkId(id(61)),
        reference: "r1".to_owned(),
        kind: RemarkKind::Interest,
        at_ms: NOW,
        workshop: Some(workshop.id),
        actor: Some(ActorId(id(2))),
        synergy: Some(SynergyId(id(31))),
        flows: vec![FlowId(id(12)), FlowId(id(10))],
        text: String::new(),
        answered: false,
    };
    let question = Remark {
        id: RemarkId(id(62)),
        reference: "r2".to_owned(),
        kind: RemarkKind::Question,
        actor: None,
        synergy: None,
        flows: Vec::new(),
        text: "à quelle température ?".to_owned(),
        answered: true,
        ..hand.clone()
    };
    project.workshops.insert(workshop.id, Arc::new(workshop));
    for remark in [hand, question] {
        project.remarks.insert(remark.id, Arc::new(remark));
    }
}

fn rich_zone() -> Zone {
    let square = |from: f64, to: f64| vec![[from, from], [to, from], [to, to], [from, to], [from, from]];
    let mut hole = square(2.2, 2.4);
    hole.reverse();
    Zone {
        id: ZoneId(id(41)),
        reference: "z1".to_owned(),
        name: "Port « ouest »".to_owned(),
        kind: ZoneKind::Commune,
        code: "59183".to_owned(),
        shape: Shape {
            polygons: vec![vec![square(2.0, 3.0), hole], vec![square(5.0, 5.5)]],
        },
        origin: Origin {
            status: Some(Status::Sourced),
            source: "IGN".to_owned(),
        },
        levels: BTreeMap::from([("name".to_owned(), Level::Partners)]),
    }
}

fn count(path: &Path, sql: &str) -> i64 {
    let conn = connection::open_untouched(path).unwrap();
    conn.query_row(sql, [], |row| row.get(0)).unwrap()
}
