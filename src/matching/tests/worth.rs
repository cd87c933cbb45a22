//! What a proposal is worth: the project's weights, what was decided before, and what an answer would change.

use super::super::deciding::deciding;
use super::super::facts::Question;
use super::*;

const WOOD: &str = "
    actor A 2.30 51.00
    actor Near 2.31 51.00
    actor Far 2.60 51.10
    A offer W.WOOD.BARK 100 t
    Near need W.WOOD.BARK 100 t
    Far need W.WOOD.BARK 100 t";

/// Scores of `Near` and `Far` under that weight of the distance.
fn near_and_far(weight: Option<&str>) -> [u32; 2] {
    let mut project = zone(WOOD);
    let held = weight.map(|weight| ("weight.distance".to_owned(), weight.to_owned()));
    project.settings.extend(held);
    let matcher = Matcher::new(&project).unwrap();
    let of = |reference: &str| {
        let found = matcher.exchanges(9);
        let is_it = |e: &&Exchange| project.flows[&e.need].reference == reference;
        found.iter().find(is_it).unwrap().score
    };
    [of("f2"), of("f3")]
}

#[test]
fn distance_counts_for_nothing_at_weight_zero_and_more_at_a_larger_one() {
    let [near, far] = near_and_far(None);
    assert!(far < near);
    assert_eq!(near_and_far(Some("0")), [near, near]);
    assert_eq!(near_and_far(Some("1")), [near, far]);
    let [still_near, farther] = near_and_far(Some("2"));
    assert_eq!(still_near, near);
    assert!(farther < far && farther > 0);
    // The part itself: 100 · part¹ against 100 · part², beside the same other parts.
    let share = f64::from(far) / f64::from(near);
    assert!((f64::from(farther) / f64::from(near) - share * share).abs() < 1e-4);
}

/// Why the pair of `A` and `Far` is proposed, when that was decided on `A` and `Near`.
fn told_after(state: Option<(SynergyState, Option<Reason>)>) -> String {
    let mut project = zone(WOOD);
    let flow = |project: &Project, reference| project.flow_by_ref(reference).unwrap().id;
    if let Some((state, reason)) = state {
        let decided = Synergy {
            offer_flow: Some(flow(&project, "f1")),
            need_flow: Some(flow(&project, "f2")),
            state,
            reason,
            ..Synergy::blank(SynergyId(Uuid::from_u128(1)))
        };
        project.synergies.insert(decided.id, Arc::new(decided));
    }
    let matcher = Matcher::new(&project).unwrap();
    let far = flow(&project, "f3");
    let found = matcher.exchanges(9).into_iter().find(|e| e.need == far).unwrap();
    let candidate = Candidate::Exchange(found);
    explain(&project, matcher.rules(), &candidate, Level::Operator, Lang::Fr)
        .unwrap()
        .why
}

#[test]
fn a_proposal_says_what_the_room_decided_on_the_like() {
    let kept = "Vous avez déjà retenu une paire de ce genre.";
    let refused = "Vous avez déjà écarté une paire de ce genre.";
    let says = |state| {
        let why = told_after(state);
        [why.contains(kept), why.contains(refused)]
    };
    assert_eq!(says(None), [false, false]);
    assert_eq!(says(Some((SynergyState::Etude, None))), [true, false]);
    assert_eq!(
        says(Some((SynergyState::Refusee, Some(Reason::Technique)))),
        [false, true]
    );
    // A refusal between two people says nothing of others.
    assert_eq!(
        says(Some((SynergyState::Refusee, Some(Reason::Confiance)))),
        [false, false]
    );
}

/// The proposals of a zone, and the questions that matter most in it.
fn asked(project: &Project) -> (Vec<Candidate>, Vec<deciding::Deciding>) {
    let matcher = Matcher::new(project).unwrap();
    let candidates = matcher.candidates(project, usize::MAX);
    let questions = deciding(project, matcher.rules(), &candidates, usize::MAX);
    (candidates, questions)
}

#[test]
fn an_answer_raises_as_many_proposals_by_as_much_as_its_question_said() {
    let mut project = zone(
        "actor A 2.30 51.00
         actor B 2.31 51.00
         actor C 2.32 51.00
         A offer W.WOOD.BARK ? t
         B need W.WOOD.BARK 100 t
         C need W.WOOD.BARK 100 t",
    );
    let (before, questions) = asked(&project);
    let offer = project.flow_by_ref("f1").unwrap().id;
    let first = &questions[0];
    assert_eq!((first.flow, first.question), (offer, Question::OfferQuantity));
    assert_eq!(first.proposals, before.len());
    assert!(questions.windows(2).all(|w| w[0].at_stake >= w[1].at_stake));
    let mut answered = (*project.flows[&offer]).clone();
    answered.quantity = Quantity {
        value: Some(100.0),
        unit: "t".to_owned(),
        ..Quantity::default()
    };
    project.flows.insert(offer, Arc::new(answered));
    let (after, left) = asked(&project);
    let sum = |all: &[Candidate]| all.iter().map(|c| u64::from(c.score())).sum::<u64>();
    assert_eq!(sum(&after) - sum(&before), first.at_stake);
    assert!(left.iter().all(|d| d.question != Question::OfferQuantity));
}

#[test]
fn what_exactly_is_given_is_asked_where_something_narrower_is_sought() {
    let asks = |given: &str, sought: &str| {
        let project = zone(&format!(
            "actor A 2.30 51.00\nactor B 2.31 51.00\nA offer {given} 10 t\nB need {sought} 10 t"
        ));
        let (_, questions) = asked(&project);
        questions.iter().any(|d| d.question == Question::ExactNature)
    };
    assert!(asks("W.WOOD", "W.WOOD.BARK"));
    assert!(!asks("W.WOOD.BARK", "W.WOOD.BARK"));
    assert!(!asks("W.WOOD.BARK", "W.WOOD"));
}
