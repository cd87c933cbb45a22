//! Which questions a synergy or a proposal raises, with what was answered so far.

use crate::base::ids::{ActorId, FlowId};
use crate::matching::Candidate;
use crate::model::{Answer, Checks, Family, Flow, Project, Synergy};
use crate::reference::Knowledge;
use crate::reference::checklists::{Applies, Brake, CheckQuestion, is_animal, questions};
use crate::reference::waste_codes::waste_code;
use crate::session::rivals::Rivals;

/// Beyond this distance in km matter has to travel on a road.
const APART_KM: f64 = 1.0;

/// One question with its answer.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Asked {
    /// What is asked.
    pub question: &'static CheckQuestion,
    /// What was answered.
    pub answer: Option<Answer>,
}

/// How far the questions of one family have been looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Questions asked.
    pub all: usize,
    /// Answered with yes or no.
    pub answered: usize,
    /// To be found out.
    pub to_see: usize,
}

/// The questions of a synergy.
pub fn of_synergy(project: &Project, known: &Knowledge, synergy: &Synergy) -> Vec<Asked> {
    let pool = synergy.pool.and_then(|pool| project.pools.get(&pool));
    let pooled = pool.into_iter().flat_map(|pool| pool.flows.iter().copied());
    let ends = [synergy.offer_flow, synergy.need_flow].into_iter().flatten();
    let flows: Vec<FlowId> = ends.chain(pooled).collect();
    let mut actors: Vec<ActorId> = [synergy.from_actor, synergy.to_actor]
        .into_iter()
        .flatten()
        .collect();
    actors.extend(
        flows
            .iter()
            .filter_map(|flow| Some(project.flows.get(flow)?.actor)),
    );
    let subject = Subject::of(project, known, &flows, &actors, synergy.pool.is_some());
    asked(&subject, &synergy.checks)
}

/// The questions that a proposal would raise, none of them answered yet.
pub fn of_candidate(project: &Project, known: &Knowledge, candidate: &Candidate) -> Vec<Asked> {
    let is_pool = matches!(candidate, Candidate::Pool(_));
    let (flows, actors) = (candidate.flows(), candidate.actors(project));
    asked(
        &Subject::of(project, known, &flows, &actors, is_pool),
        &Checks::new(),
    )
}

/// How far the questions of a family have been looked at.
pub fn tally(asked: &[Asked], brake: Brake) -> Tally {
    let mut tally = Tally::default();
    for one in asked.iter().filter(|one| one.question.brake == brake) {
        tally.all += 1;
        match one.answer {
            Some(Answer::ToSee) => tally.to_see += 1,
            Some(_) => tally.answered += 1,
            None => {}
        }
    }
    tally
}

fn asked(subject: &Subject, checks: &Checks) -> Vec<Asked> {
    let one = |question: &'static CheckQuestion| Asked {
        question,
        answer: checks.get(&question.code).copied(),
    };
    let raised = questions().iter().filter(|q| {
        // What was answered stays readable even when the flows have changed since.
        subject.raises(q.applies) || checks.contains_key(&q.code)
    });
    raised.map(one).collect()
}

/// What decides which questions are asked. Unknown is not a reason to ask.
struct Subject {
    pool: bool,
    matter: bool,
    residue: bool,
    hazardous: bool,
    animal: bool,
    heat: bool,
    water: bool,
    apart: bool,
    rivals: bool,
}

impl Subject {
    fn of(project: &Project, known: &Knowledge, flows: &[FlowId], actors: &[ActorId], pool: bool) -> Self {
        let flows: Vec<&Flow> = flows
            .iter()
            .filter_map(|f| project.flows.get(f))
            .map(AsRef::as_ref)
            .collect();
        let nature =
            |test: &dyn Fn(&str) -> bool| flows.iter().any(|f| f.nature.as_deref().is_some_and(test));
        let family = |wanted: &[Family]| {
            flows
                .iter()
                .any(|f| f.family().is_some_and(|f| wanted.contains(&f)))
        };
        let starred = |f: &&Flow| waste_code(&f.waste_code).is_some_and(|code| code.hazardous);
        let matter = !pool && family(&[Family::Material, Family::Waste]);
        let far = {
            let places: Vec<_> = actors
                .iter()
                .filter_map(|a| project.actors.get(a)?.position)
                .collect();
            let mut pairs = places
                .iter()
                .enumerate()
                .flat_map(|(at, a)| places[at + 1..].iter().map(move |b| (a, b)));
            pairs.any(|(a, b)| a.at.distance_km(b.at) > APART_KM)
        };
        Self {
            pool,
            matter,
            residue: !pool && nature(&|code| code.starts_with('W')),
            hazardous: flows.iter().any(starred) || nature(&|code| code.starts_with("W.HAZ")),
            animal: nature(&|code| is_animal(code, known.natures())),
            heat: nature(&|code| code.starts_with("E.HEAT")),
            water: family(&[Family::Water]),
            apart: matter && far,
            rivals: Rivals::of(project).among(actors).is_some(),
        }
    }

    fn raises(&self, applies: Applies) -> bool {
        match applies {
            Applies::Always => true,
            Applies::Exchange => !self.pool,
            Applies::Pool => self.pool,
            Applies::Matter => self.matter,
            Applies::Residue => self.residue,
            Applies::Hazardous => self.hazardous,
            Applies::Animal => self.animal,
            Applies::Heat => self.heat,
            Applies::Water => self.water,
            Applies::Apart => self.apart,
            Applies::Rivals => self.rivals,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::Matcher;
    use crate::session::{Outside, start};

    fn families(asked: &[Asked]) -> Vec<&'static str> {
        let mut told: Vec<&str> = asked.iter().map(|one| one.question.code.as_str()).collect();
        told.dedup_by_key(|code| code.split('.').next());
        told.into_iter()
            .filter_map(|code| code.split('.').next())
            .collect()
    }

    #[test]
    fn each_question_is_asked_where_it_belongs() {
        let (mut animals, mut heats, mut pools) = (0, 0, 0);
        for sample in crate::samples::list() {
            let counts = checked(sample.key);
            (animals, heats, pools) = (animals + counts[0], heats + counts[1], pools + counts[2]);
        }
        assert!(animals > 0 && heats > 0 && pools > 0, "{animals} {heats} {pools}");
    }

    /// Checks every proposal of a zone; how many concern animals, heat, and several.
    fn checked(sample: &str) -> [usize; 3] {
        let project = start::sample(sample, &mut Outside::counting(0)).expect("a sample");
        let matcher = Matcher::new(&project).expect("a list");
        let known = &matcher.rules().knowledge;
        let [mut animals, mut heats, mut pools] = [0; 3];
        for candidate in matcher.candidates(&project, 1_000) {
            let told = families(&of_candidate(&project, known, &candidate));
            let natures: Vec<String> = candidate
                .flows()
                .iter()
                .filter_map(|flow| project.flows[flow].nature.clone())
                .collect();
            let any = |start: &str| natures.iter().any(|code| code.starts_with(start));
            assert!(
                told.contains(&"trust") && told.contains(&"minds"),
                "asked of everybody"
            );
            assert_eq!(told.contains(&"heat"), any("E.HEAT"), "{natures:?}");
            let animal = natures.iter().any(|code| is_animal(code, known.natures()));
            assert_eq!(told.contains(&"animal"), animal, "{natures:?}");
            assert!(!told.contains(&"rivals"), "nobody said that they compete");
            let pool = matches!(candidate, Candidate::Pool(_));
            assert!(
                !(pool && told.contains(&"waste")),
                "what is shared is not handed over"
            );
            animals += usize::from(animal);
            heats += usize::from(any("E.HEAT"));
            pools += usize::from(pool);
        }
        [animals, heats, pools]
    }

    #[test]
    fn answers_are_counted_and_stay_when_the_question_is_no_longer_asked() {
        let project = Project::default();
        let id = crate::base::ids::SynergyId(uuid::Uuid::from_u128(1));
        let mut synergy = Synergy::blank(id);
        synergy.checks.insert("heat.road".to_owned(), Answer::ToSee);
        synergy.checks.insert("trust.met".to_owned(), Answer::Yes);
        let asked = of_synergy(&project, Knowledge::built_in(), &synergy);
        let told = |brake| tally(&asked, brake);
        assert_eq!(
            (told(Brake::Regulation).to_see, told(Brake::Trust).answered),
            (1, 1)
        );
        assert_eq!(told(Brake::Trust).to_see, 0);
        assert!(told(Brake::Trust).all > 5);
    }
}
