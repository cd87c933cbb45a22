//! A made workshop: as large as a real one, with a word of its own for everything that can be told.

use std::sync::Arc;

use uuid::{Builder, Uuid};

use crate::base::ids::{ActorId, FlowId, OperationId, RemarkId, SynergyId, WorkshopId};
use crate::edit::{Change, Edit, History, Step, apply::apply};
use crate::model::{
    Actor, Direction, Flow, Level, Participant, Period, Project, Quantity, Reason, Remark, RemarkKind,
    Synergy, SynergyState, Workshop,
};

/// Actors, flows and decisions of the made workshop.
pub const SIZES: [u32; 3] = [24, 120, 40];
/// The workshop begins at 14:00 of 25 November 2026, UTC.
pub const BEGINS_MS: i64 = 1_795_615_200_000;
const MINUTE_MS: i64 = 60_000;

/// A project in the making, with its log.
pub struct Room {
    pub project: Project,
    pub history: History,
    pub workshop: WorkshopId,
    now_ms: i64,
    next: u8,
}

/// What only the operator may know.
#[derive(Clone, Copy)]
pub struct Hidden {
    pub amount: f64,
    pub word: &'static str,
}

impl Hidden {
    pub const ONE: Self = Self {
        amount: 4321.0,
        word: "Zébulon",
    };
    pub const OTHER: Self = Self {
        amount: 7.0,
        word: "Albertine",
    };
}

/// An identifier of the form that the program makes.
pub fn id(kind: u128, number: u32) -> Uuid {
    Uuid::from_u128(kind << 96 | 0x7000_8000_0000_0000_0000 | u128::from(number))
}

pub fn actor(number: u32) -> ActorId {
    ActorId(id(1, number))
}

pub fn flow(number: u32) -> FlowId {
    FlowId(id(2, number))
}

pub fn synergy(number: u32) -> SynergyId {
    SynergyId(id(3, number))
}

impl Room {
    /// Twenty-four actors hold a workshop; it has ended.
    pub fn held(hidden: Hidden) -> Self {
        let mut room = Self::begun(hidden);
        for number in 0..SIZES[1] {
            room.said(number, hidden);
        }
        for number in 0..SIZES[2] {
            room.decided(number, hidden);
        }
        room.noted(hidden);
        let mut ended = (**room.project.workshops.get(&room.workshop).expect("a workshop")).clone();
        ended.ended_ms = Some(room.now_ms);
        room.put(ended);
        room.now_ms += MINUTE_MS;
        room
    }

    /// The participants are there and the workshop has begun.
    pub fn begun(hidden: Hidden) -> Self {
        let mut project = Project {
            name: "Pays d’essai".to_owned(),
            ..Project::default()
        };
        for number in 0..SIZES[0] {
            let mut one = Actor::named(actor(number), format!("Entreprise n{number}"));
            one.note = hidden.word.to_owned();
            project.actors.insert(one.id, Arc::new(one));
        }
        let mut workshop = Workshop::named(WorkshopId(id(4, 0)), "Atelier d’essai");
        workshop.date = "2026-11-25".to_owned();
        workshop.place = "salle des fêtes".to_owned();
        workshop.agenda = "Accueil\n\nTour de table".to_owned();
        workshop.note = hidden.word.to_owned();
        workshop.participants = (0..SIZES[0])
            .map(|number| Participant {
                actor: actor(number),
                people: format!("{} {number}", hidden.word),
                table: (number / 6 + 1).to_string(),
                present: number != 5,
            })
            .collect();
        let mut room = Self {
            project,
            history: History::default(),
            workshop: workshop.id,
            now_ms: BEGINS_MS - MINUTE_MS,
            next: 0,
        };
        room.put(workshop.clone());
        room.now_ms = BEGINS_MS;
        workshop.started_ms = Some(BEGINS_MS);
        room.put(workshop);
        room
    }

    /// Carries a change out, now.
    pub fn change(&mut self, key: &str, edit: Edit) {
        let change = Change::single(key, "", edit);
        apply(&mut self.project, &change).expect("a change that fits");
        let millis = u64::try_from(self.now_ms).expect("after 1970");
        self.next = self.next.wrapping_add(1);
        let operation = Builder::from_unix_timestamp_millis(millis, &[self.next; 10]).into_uuid();
        self.history
            .record(Step::Do, OperationId(operation), Some(change));
        self.now_ms += 1000;
    }

    /// Takes the newest change back.
    pub fn undo(&mut self) {
        let (operation, change) = self.history.next_undo().expect("a change").clone();
        apply(&mut self.project, &change.inverse()).expect("a change that fits");
        self.history.record(Step::Undo, operation, None);
    }

    pub fn put(&mut self, workshop: Workshop) {
        let old = self.project.workshops.get(&workshop.id).cloned();
        let new = Some(Arc::new(workshop));
        self.change("change-edit-workshop", Edit::Workshop { old, new });
    }

    pub fn set(&mut self, key: &str, synergy: Synergy) {
        let old = self.project.synergies.get(&synergy.id).cloned();
        let new = Some(Arc::new(synergy));
        self.change(key, Edit::Synergy { old, new });
    }

    fn said(&mut self, number: u32, hidden: Hidden) {
        let direction = [Direction::Offer, Direction::Need, Direction::Pool][number as usize % 3];
        let mut said = Flow::said(
            flow(number),
            actor(number % SIZES[0]),
            direction,
            format!("flux n{number}"),
        );
        said.nature = Some(["W.WOOD.SAWDUST", "W.PAP.CARDBOARD"][number as usize / 60].to_owned());
        said.quantity = Quantity {
            value: Some(hidden.amount + f64::from(number)),
            unit: "t".to_owned(),
            period: Some(Period::Year),
            ..Quantity::default()
        };
        said.note = hidden.word.to_owned();
        if number % 40 == 13 {
            said.level = Level::Operator;
            said.label = format!("{} n{number}", hidden.word);
        }
        let (old, new) = (None, Some(Arc::new(said)));
        self.change("change-add-flow", Edit::Flow { old, new });
    }

    fn decided(&mut self, number: u32, hidden: Hidden) {
        let [offer, need] = [3 * number, 3 * ((number + 1) % SIZES[2]) + 1];
        let mut decided = Synergy::blank(synergy(number));
        decided.label = format!("synergie n{number}.");
        (decided.from_actor, decided.to_actor) =
            (Some(actor(offer % SIZES[0])), Some(actor(need % SIZES[0])));
        (decided.offer_flow, decided.need_flow) = (Some(flow(offer)), Some(flow(need)));
        decided.owner = format!("{} porte n{number}.", hidden.word);
        decided.due = format!("2027-01-{:02}", number % 28 + 1);
        decided.next_action = format!("{} suite n{number}.", hidden.word);
        decided.motive = format!("{} motif n{number}.", hidden.word);
        decided.note = format!("{} note n{number}.", hidden.word);
        decided.quantity.value = Some(hidden.amount);
        (decided.state, decided.reason) = match number % 5 {
            3 => (SynergyState::Attente, None),
            4 => (
                SynergyState::Refusee,
                Some(Reason::ALL[number as usize % Reason::ALL.len()]),
            ),
            _ => (SynergyState::Piste, None),
        };
        let key = ["change-keep", "change-draw-synergy"][usize::from(number == 10)];
        self.set(key, decided);
    }

    fn noted(&mut self, hidden: Hidden) {
        for (number, kind) in (0..).zip([RemarkKind::Said, RemarkKind::Question, RemarkKind::Interest]) {
            let remark = Remark {
                id: RemarkId(id(5, number)),
                reference: format!("r{number}"),
                kind,
                at_ms: self.now_ms,
                workshop: Some(self.workshop),
                actor: Some(actor(number)),
                synergy: None,
                flows: vec![flow(0), flow(1)],
                text: format!("{} remarque n{number}.", hidden.word),
                answered: false,
            };
            let (old, new) = (None, Some(Arc::new(remark)));
            self.change("change-remark", Edit::Remark { old, new });
        }
    }
}
