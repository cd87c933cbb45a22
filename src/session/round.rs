//! The tour de table: whose turn it is to speak, on which question, and how much time is left.
//!
//! Where the round stands is not part of the project: nothing that is undone may take the word from anybody.

use crate::base::ids::{ActorId, WorkshopId};
use crate::model::{Direction, Project, Workshop};

/// One question that goes round the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Turn {
    /// « J’ai »
    #[default]
    Have,
    /// « Je cherche »
    Want,
    /// « Je partage »
    Share,
}

impl Turn {
    /// The questions in the order in which they go round.
    pub const ALL: [Self; 3] = [Self::Have, Self::Want, Self::Share];

    /// The direction of what is said without a verb.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Have => Direction::Offer,
            Self::Want => Direction::Need,
            Self::Share => Direction::Pool,
        }
    }

    /// Key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Have => "turn-have",
            Self::Want => "turn-want",
            Self::Share => "turn-share",
        }
    }
}

/// A clock that can be stopped. All times are milliseconds of the same clock, whichever it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TurnClock {
    spent_ms: i64,
    runs_since: Option<i64>,
}

impl TurnClock {
    /// A clock that begins to run.
    pub const fn running(now_ms: i64) -> Self {
        Self {
            spent_ms: 0,
            runs_since: Some(now_ms),
        }
    }

    /// True while it runs.
    pub const fn runs(&self) -> bool {
        self.runs_since.is_some()
    }

    /// How long it has run.
    pub fn spent_ms(&self, now_ms: i64) -> i64 {
        self.spent_ms + self.runs_since.map_or(0, |since| (now_ms - since).max(0))
    }

    /// Stops it, or lets it run on.
    pub fn toggle(&mut self, now_ms: i64) {
        self.spent_ms = self.spent_ms(now_ms);
        self.runs_since = (!self.runs()).then_some(now_ms);
    }
}

/// Where the round stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Round {
    /// The workshop under way.
    pub workshop: WorkshopId,
    /// The question that goes round.
    pub turn: Turn,
    /// Who speaks; `None` when nobody is present.
    pub speaker: Option<ActorId>,
    /// Time of the present speaker.
    pub clock: TurnClock,
}

impl Round {
    /// The first participant speaks on the first question.
    pub fn begin(workshop: &Workshop, now_ms: i64) -> Self {
        Self {
            workshop: workshop.id,
            turn: Turn::default(),
            speaker: workshop.present().next().map(|p| p.actor),
            clock: TurnClock::running(now_ms),
        }
    }

    /// The workshop; `None` when it was deleted.
    pub fn workshop<'a>(&self, project: &'a Project) -> Option<&'a Workshop> {
        project.workshops.get(&self.workshop).map(AsRef::as_ref)
    }

    /// Place of the speaker among those present, and how many these are.
    pub fn place(&self, workshop: &Workshop) -> (Option<usize>, usize) {
        let place = workshop.present().position(|p| Some(p.actor) == self.speaker);
        (place, workshop.present().count())
    }

    /// The next participant; after the last one the next question goes round from the first. False at the very end.
    pub fn next(&mut self, workshop: &Workshop, now_ms: i64) -> bool {
        let (place, count) = self.place(workshop);
        let next = place.map_or(0, |place| place + 1);
        if next < count {
            self.give(workshop, next, now_ms);
            return true;
        }
        let at = Turn::ALL.iter().position(|turn| *turn == self.turn);
        let Some(turn) = at.and_then(|at| Turn::ALL.get(at + 1)) else {
            return false;
        };
        self.turn = *turn;
        self.give(workshop, 0, now_ms);
        true
    }

    /// Who speaks after the one who has the word, on the same question.
    pub fn after(&self, workshop: &Workshop) -> Option<ActorId> {
        let place = self.place(workshop).0?;
        workshop.present().nth(place + 1).map(|p| p.actor)
    }

    /// The participant before; before the first one the question before, with its last speaker.
    pub fn back(&mut self, workshop: &Workshop, now_ms: i64) {
        let (place, count) = self.place(workshop);
        if let Some(before) = place.and_then(|place| place.checked_sub(1)) {
            self.give(workshop, before, now_ms);
            return;
        }
        let at = Turn::ALL.iter().position(|turn| *turn == self.turn);
        if let Some(turn) = at.and_then(|at| Turn::ALL.get(at.checked_sub(1)?)) {
            self.turn = *turn;
            self.give(workshop, count.saturating_sub(1), now_ms);
        }
    }

    /// Another question, from the first speaker.
    pub fn ask(&mut self, turn: Turn, workshop: &Workshop, now_ms: i64) {
        self.turn = turn;
        self.give(workshop, 0, now_ms);
    }

    /// Gives the word to that actor.
    pub fn give_to(&mut self, actor: ActorId, now_ms: i64) {
        self.speaker = Some(actor);
        self.clock = TurnClock::running(now_ms);
    }

    fn give(&mut self, workshop: &Workshop, place: usize, now_ms: i64) {
        self.speaker = workshop.present().nth(place).map(|p| p.actor);
        self.clock = TurnClock::running(now_ms);
    }

    /// Seconds left to the speaker; below zero when the time is over.
    pub fn left_s(&self, workshop: &Workshop, now_ms: i64) -> i64 {
        i64::from(workshop.turn_s) - self.clock.spent_ms(now_ms).div_euclid(1000)
    }
}

/// Minutes and seconds as a clock shows them; over time counts up behind a plus.
pub fn clock_words(left_s: i64) -> String {
    let (sign, seconds) = if left_s < 0 { ("+", -left_s) } else { ("", left_s) };
    format!("{sign}{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Participant;
    use uuid::Uuid;

    fn actor(number: u128) -> ActorId {
        ActorId(Uuid::from_u128(number))
    }

    fn workshop(present: &[bool]) -> Workshop {
        let mut workshop = Workshop::named(WorkshopId(Uuid::nil()), "Atelier");
        workshop.participants = (1..)
            .zip(present)
            .map(|(number, present)| Participant {
                actor: actor(number),
                people: String::new(),
                table: String::new(),
                present: *present,
            })
            .collect();
        workshop
    }

    #[test]
    fn every_question_goes_round_those_who_came_and_then_it_is_over() {
        let workshop = workshop(&[true, false, true]);
        let mut round = Round::begin(&workshop, 0);
        let mut seen = vec![(round.turn, round.speaker)];
        while round.next(&workshop, 0) {
            seen.push((round.turn, round.speaker));
        }
        let all = Turn::ALL
            .iter()
            .flat_map(|turn| [1, 3].map(|n| (*turn, Some(actor(n)))));
        assert_eq!(seen, all.collect::<Vec<_>>());
        for expected in seen.iter().rev().skip(1) {
            round.back(&workshop, 0);
            assert_eq!((round.turn, round.speaker), *expected);
        }
        let first = round.clone();
        round.back(&workshop, 0);
        assert_eq!(round, first);
    }

    #[test]
    fn a_speaker_who_has_left_does_not_stop_the_round() {
        let mut round = Round::begin(&workshop(&[true, true]), 0);
        round.give_to(actor(9), 0);
        assert!(round.next(&workshop(&[true, true]), 0));
        assert_eq!(round.speaker, Some(actor(1)));
        let nobody = workshop(&[]);
        let mut empty = Round::begin(&nobody, 0);
        assert_eq!(empty.speaker, None);
        assert!(empty.next(&nobody, 0), "the questions still go round");
    }

    #[test]
    fn the_clock_stops_and_runs_on_and_counts_up_when_the_time_is_over() {
        let workshop = workshop(&[true]);
        let mut round = Round::begin(&workshop, 1_000);
        let shown = |round: &Round, now| clock_words(round.left_s(&workshop, now));
        assert_eq!(shown(&round, 1_000), "2:00");
        assert_eq!(shown(&round, 49_000), "1:12");
        round.clock.toggle(49_000);
        assert_eq!(shown(&round, 500_000), "1:12");
        round.clock.toggle(500_000);
        assert_eq!(shown(&round, 507_500), "1:05");
        assert_eq!(shown(&round, 572_000), "0:00");
        assert_eq!(shown(&round, 577_000), "+0:05");
        assert!(round.clock.runs());
    }
}
