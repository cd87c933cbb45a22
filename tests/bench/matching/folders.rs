//! The tables to measure on: given, or generated.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use maillage::matching::spec::{Sources, SpecProject};
use maillage::model::{Direction, Flow};
use maillage::reference::Knowledge;

use super::peers::Peers;
use crate::generate::{Chance, Plan, anywhere, flow, project};

/// Where the folders of tables are, named by their number of flows: `1000`, `10000`, `100000`, `1000000`.
pub const DATA: &str = "MAILLAGE_BENCH_DATA";
/// Where the programs of others are.
pub const PEERS: &str = "MAILLAGE_BENCH_PEERS";
/// The Python interpreter that has their packages.
pub const PYTHON: &str = "MAILLAGE_BENCH_PYTHON";
/// Larger tables are not generated: a run of a million takes minutes and is asked for by naming the data.
const GENERATED: u32 = 100_000;
/// Edits of a generated session.
const EDITS: u32 = 200;

/// What a run measures on and against.
pub struct Folders {
    data: PathBuf,
    /// True when the tables are those of the specification, whose results are known.
    pub given: bool,
    /// The peers, if they were named.
    pub peers: Option<Peers>,
}

impl Folders {
    /// As the environment says; what it does not name is generated in `spare`, or not compared with.
    pub fn from_environment(spare: &Path) -> Self {
        let named = |key| std::env::var(key).ok().filter(|value| !value.is_empty());
        let given = named(DATA).map(PathBuf::from);
        let python = named(PYTHON).unwrap_or_else(|| "python3".to_owned());
        let peers = named(PEERS).map(|folder| Peers::new(folder.into(), python));
        Self {
            given: given.is_some(),
            data: given.unwrap_or_else(|| spare.to_owned()),
            peers,
        }
    }

    /// The folder of so many flows; `None` when nobody gave one of that size and it is too large to generate.
    pub fn of(&self, flows: u32) -> Option<PathBuf> {
        let folder = self.data.join(flows.to_string());
        if !self.given && flows <= GENERATED && !folder.exists() {
            write_tables(&folder, flows);
        }
        folder.join("flows.csv").exists().then_some(folder)
    }
}

/// The tables of a folder in memory.
pub fn read(folder: &Path) -> SpecProject {
    let open = |name: &str| File::open(folder.join(name)).expect("a table");
    SpecProject::read(Sources {
        sites: open("sites.csv"),
        flows: open("flows.csv"),
        substitutions: open("substitutions.csv"),
        limits: open("limits.csv"),
        prices: Some(open("prices.csv")),
    })
    .expect("tables without faults")
}

/// Ten flows a site, 3 km² a site.
fn plan(flows: u32) -> Plan {
    let actors = flows / 10;
    Plan {
        actors,
        flows,
        side_km: (3.0 * f64::from(actors)).sqrt(),
        limit_km: Some(15.0),
    }
}

fn write_tables(folder: &Path, flows: u32) {
    fs::create_dir_all(folder).expect("a folder");
    let plan = plan(flows);
    let project = project(plan, 1);
    let mut sites = "site_id,lat,lon\n".to_owned();
    for (number, actor) in (1..).zip(project.actors.values()) {
        let at = actor.position.expect("a place").at;
        let _ = writeln!(sites, "{number},{:.6},{:.6}", at.lat, at.lon);
    }
    let mut table = "flow_id,site_id,direction,resource,quantity,temp_c,months\n".to_owned();
    for (number, flow) in (0..).zip(project.flows.values()) {
        let _ = writeln!(table, "{}", fields(number, number % plan.actors, flow));
    }
    let natures = Knowledge::built_in().natures();
    let mut limits = "resource,max_km\n".to_owned();
    let mut prices = "resource,value,transport_per_km,processing\n".to_owned();
    let mut substitutions = "offer_resource,need_resource,ratio\n".to_owned();
    for index in natures.indices() {
        let nature = natures.get(index);
        let _ = writeln!(limits, "{},{}", nature.code, nature.max_km.min(15.0));
        let _ = writeln!(prices, "{},40,0.2,5", nature.code);
        for above in natures.ancestors(index) {
            let _ = writeln!(substitutions, "{},{},1", nature.code, natures.get(above).code);
        }
    }
    let edits = edits(plan);
    let files = [
        ("sites", sites),
        ("flows", table),
        ("limits", limits),
        ("prices", prices),
        ("substitutions", substitutions),
        ("edits", edits),
    ];
    for (name, text) in files {
        fs::write(folder.join(format!("{name}.csv")), text).expect("a table");
    }
}

/// The fields of a flow from its number to its months.
fn fields(number: u32, actor: u32, flow: &Flow) -> String {
    let direction = if flow.direction == Direction::Need {
        "need"
    } else {
        "offer"
    };
    format!(
        "{},{},{direction},{},{},{},4095",
        number + 1,
        actor + 1,
        flow.nature.as_deref().unwrap_or_default(),
        flow.quantity.value.unwrap_or(1.0),
        flow.temperature_c.map(|t| t.to_string()).unwrap_or_default(),
    )
}

/// Moves, changed, new and deleted flows in turn.
fn edits(plan: Plan) -> String {
    let mut chance = Chance::new(5);
    let mut text = "kind,lat,lon,flow_id,site_id,direction,resource,quantity,temp_c,months\n".to_owned();
    for turn in 0..EDITS {
        let actor = chance.below(plan.actors as usize) as u32;
        let number = chance.below(plan.flows as usize) as u32;
        let put = |number: u32, chance: &mut Chance| {
            format!("put,,,{}", fields(number, actor, &flow(number, actor, chance)))
        };
        let line = match turn % 4 {
            0 => {
                let at = anywhere(plan.side_km, &mut chance);
                format!("move,{:.6},{:.6},,{},,,,,", at.lat, at.lon, actor + 1)
            }
            1 => put(number, &mut chance),
            2 => put(plan.flows + turn, &mut chance),
            _ => format!("del,,,{},,,,,,", number + 1),
        };
        let _ = writeln!(text, "{line}");
    }
    text
}
