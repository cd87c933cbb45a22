//! Who is missing, and the actor that is imagined on the map: nothing of it is in the project.

use std::sync::Arc;

use super::Document;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::matching::missing::Imagined;
use crate::picture::MapVisitor;
use crate::session::Intent;
use crate::session::intent::Invitation;
use crate::session::what_if::{MissingAnswer, Visit, VisitAnswer, map_visitor, place_name};
use crate::ui::message::Selection;

/// What is imagined and what was found missing.
#[derive(Default)]
pub struct WhatIf {
    /// The imagined actor.
    pub visitor: Option<Visitor>,
    /// Who is missing; `None` until somebody has asked and the answer came.
    pub missing: Option<MissingAnswer>,
    /// The revision for which it was asked last.
    asked: Option<u64>,
    /// Counts visitors.
    visitors: u64,
}

/// The imagined actor on the map.
pub struct Visitor {
    /// Actor and flows.
    pub imagined: Imagined,
    /// Where it stands.
    pub at: LonLat,
    /// Name of the nearest commune.
    pub near: Option<String>,
    /// Its pairs where it stood when they were last worked out.
    pub answer: VisitAnswer,
    /// What the map draws.
    pub drawn: MapVisitor,
    number: u64,
    lang: Lang,
}

impl Document {
    /// Imagines an actor of that activity; without a place in the middle of the map.
    pub fn imagine(&mut self, class: &str, at: Option<LonLat>, lang: Lang) {
        let middle = self.map.view.as_ref().map(|v| LonLat::from_mercator(v.centre));
        let Some(at) = at.or(middle) else { return };
        let Some(imagined) = Imagined::new(class, at, lang, &self.session.knowledge()) else {
            return;
        };
        self.what_if.visitors += 1;
        let answer = VisitAnswer::default();
        self.what_if.visitor = Some(Visitor {
            near: place_name(at),
            drawn: map_visitor(self.session.project(), &imagined, at, &answer, lang),
            imagined,
            at,
            answer,
            number: self.what_if.visitors,
            lang,
        });
        if !self.map.shows(at) {
            self.map.go_to(at);
        }
        self.ask_visit();
    }

    /// Puts the imagined actor elsewhere; its pairs follow.
    pub fn move_visitor(&mut self, at: LonLat) {
        if let Some(visitor) = &mut self.what_if.visitor {
            visitor.at = at;
            visitor.near = place_name(at);
            visitor.drawn.mercator = at.to_mercator();
            self.ask_visit();
        }
    }

    /// Takes the imagined actor off the map.
    pub fn dismiss_visitor(&mut self) {
        self.what_if.visitor = None;
    }

    /// The intent that makes the imagined actor one of the territory.
    pub fn invitation(&self, lang: Lang) -> Option<Intent> {
        let visitor = self.what_if.visitor.as_ref()?;
        Some(Intent::InviteActor(Invitation {
            id: None,
            activity: visitor.imagined.class.clone(),
            at: visitor.at,
            lang,
        }))
    }

    /// Asks who is missing, unless that is known for the project as it is.
    pub fn ask_missing(&mut self) {
        let now = self.session.revision();
        if self.what_if.asked != Some(now) {
            self.what_if.asked = Some(now);
            self.worker.missing();
        }
    }

    /// An imagined actor speaks the language of the window.
    pub fn speak(&mut self, lang: Lang) {
        let other = self.what_if.visitor.as_ref().filter(|v| v.lang != lang);
        if let Some((class, at)) = other.map(|v| (v.imagined.class.clone(), v.at)) {
            self.imagine(&class, Some(at), lang);
        }
    }

    fn ask_visit(&self) {
        if let Some(visitor) = &self.what_if.visitor {
            self.worker.visit(Visit {
                of: visitor.number,
                known: Arc::from(visitor.imagined.known.as_slice()),
                at: visitor.at,
            });
        }
    }

    /// Takes in what was found for the visitor, and who is missing.
    pub(super) fn receive_what_if(&mut self) {
        let answer = self.worker.take_visit();
        let project = self.preview.as_ref().unwrap_or(self.session.project());
        if let (Some(visitor), Some(answer)) = (&mut self.what_if.visitor, answer)
            && answer.of == visitor.number
        {
            visitor.drawn = map_visitor(project, &visitor.imagined, visitor.at, &answer, visitor.lang);
            visitor.answer = answer;
        }
        if let Some(missing) = self.worker.take_missing() {
            self.what_if.missing = Some(missing);
        }
    }

    /// After the project has changed: natures may mean something else, and others may be missing.
    pub(super) fn renew_what_if(&mut self) {
        let knowledge = self.session.knowledge();
        if let Some(visitor) = &mut self.what_if.visitor {
            let again = Imagined::new(&visitor.imagined.class, visitor.at, visitor.lang, &knowledge);
            if let Some(imagined) = again.filter(|i| *i != visitor.imagined) {
                self.what_if.visitors += 1;
                visitor.number = self.what_if.visitors;
                visitor.imagined = imagined;
            }
            self.ask_visit();
        }
        if self.selection == Selection::Missing {
            self.ask_missing();
        }
    }
}
