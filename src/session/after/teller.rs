//! What every document needs: the project as its audience may know it, names, times and amounts in words.

use std::ops::RangeInclusive;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Kind, Order, kind_key};
use crate::base::date::{long_words, words};
use crate::base::i18n::{Arg, tr, tr_args};
use crate::base::ids::{ActorId, FlowId, WorkshopId};
use crate::base::number::{NBSP, format_measure};
use crate::base::text::capitalised;
use crate::model::{Direction, Flow, Level, Project, Quantity, Remark, Workshop};
use crate::reference::saying::{range_words, rate_words};
use crate::report::{Block, Cell, Document, ReportError};
use crate::session::follow_up::{ends, title};

/// Parts of a line that stand beside each other.
const BETWEEN: &str = " · ";

/// Tells of a project to an audience.
pub struct Teller<'a> {
    /// What is asked for.
    pub order: &'a Order<'a>,
    /// The project as the audience may know it.
    pub project: Project,
}

impl<'a> Teller<'a> {
    /// Tells of the project cut to the audience.
    pub fn new(order: &'a Order<'a>) -> Self {
        Self {
            order,
            project: crate::session::audience::cut(order.project, order.audience),
        }
    }

    /// A workshop of the project.
    ///
    /// # Errors
    /// [`ReportError::NoWorkshop`] when it is not there.
    pub fn workshop(&self, id: WorkshopId) -> Result<&'a Workshop, ReportError> {
        let found = self.order.project.workshops.get(&id);
        found.map(AsRef::as_ref).ok_or(ReportError::NoWorkshop)
    }

    /// True when the operator alone reads it.
    pub fn is_for_operator(&self) -> bool {
        self.order.audience >= Level::Operator
    }

    /// A message.
    pub fn tr(&self, key: &str) -> String {
        tr(self.order.lang, key)
    }

    /// A message with its arguments.
    pub fn tr_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        tr_args(self.order.lang, key, args)
    }

    /// A message about so many.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.tr_with(key, &[("n", (count as f64).into())])
    }

    /// The document of these blocks; its foot says for whom it is.
    pub fn document(&self, name: &str, blocks: Vec<Block>) -> Document {
        let order = self.order;
        let sort = self.tr(kind_key(order.kind));
        let reader = match (order.kind, order.audience) {
            (Kind::Handout(_) | Kind::Handouts(_), _) => self.tr("report-for-participant"),
            (_, Level::Public) => self.tr("report-for-public"),
            (_, Level::Partners) => self.tr("report-for-partners"),
            (_, Level::Operator | Level::Sealed) => self.tr("report-for-operator"),
        };
        let day = words(order.lang, &order.date.to_string());
        let foot = [self.project.name.clone(), day, reader];
        let said = foot.into_iter().filter(|part| !part.trim().is_empty());
        Document {
            title: self.tr_with("report-title", &[("sort", sort.into()), ("name", name.into())]),
            lang: order.lang,
            date: order.date,
            foot: said.collect::<Vec<_>>().join(BETWEEN),
            blocks,
        }
    }

    /// The head of a document.
    pub fn title(&self, name: &str, under: &[String]) -> Block {
        let kind = match self.order.kind {
            Kind::Handouts(_) => "report-handout",
            kind => kind_key(kind),
        };
        let under = under.iter().filter(|part| !part.trim().is_empty());
        Block::Title {
            sort: self.tr(kind),
            name: name.to_owned(),
            under: under.cloned().collect::<Vec<_>>().join(BETWEEN),
        }
    }

    /// A day in full; an unreadable one as it was written.
    pub fn day(&self, iso: &str) -> String {
        iso.parse::<Date>()
            .map_or_else(|_| iso.to_owned(), |day| long_words(self.order.lang, day))
    }

    /// Hours and minutes of that moment.
    pub fn time(&self, at_ms: i64) -> String {
        let at = Timestamp::from_millisecond(at_ms).unwrap_or_default();
        let at = at.to_zoned_datetime(self.order.zone.clone());
        let minutes = format!("{:02}", at.minute());
        self.tr_with(
            "report-clock",
            &[
                ("hours", at.hour().to_string().into()),
                ("minutes", minutes.into()),
            ],
        )
    }

    /// The day of that moment.
    pub fn day_of(&self, at_ms: i64) -> Option<Date> {
        let at = Timestamp::from_millisecond(at_ms).ok()?;
        Some(at.to_zoned_datetime(self.order.zone.clone()).date())
    }

    /// From when to when what was said belongs to a workshop, in Unix milliseconds: from its beginning to its end,
    /// or its whole day when nobody began it in the window. `None` while there is neither.
    pub fn span(&self, workshop: &Workshop) -> Option<RangeInclusive<i64>> {
        if let Some(started) = workshop.started_ms {
            return Some(started..=workshop.ended_ms.unwrap_or(i64::MAX));
        }
        let day: Date = workshop.date.parse().ok()?;
        let begins = |day: Date| {
            let at = day.to_zoned_datetime(self.order.zone.clone()).ok()?;
            Some(at.timestamp().as_millisecond())
        };
        Some(begins(day)?..=begins(day.tomorrow().ok()?)? - 1)
    }

    /// The name of an actor, for those who may know it.
    pub fn name(&self, actor: ActorId) -> Option<&str> {
        self.project.actors.get(&actor).map(|actor| actor.name.as_str())
    }

    /// A flow with the name of its actor in front.
    pub fn flow(&self, id: FlowId) -> Option<(&Flow, &str)> {
        let flow = self.project.flows.get(&id)?;
        Some((flow, self.name(flow.actor)?))
    }

    /// What a proposal is about and between whom; `None` when the audience may not know one of its flows.
    pub fn proposal(&self, flows: &[FlowId]) -> Option<(String, String)> {
        let known: Vec<(&Flow, &str)> = flows.iter().map(|id| self.flow(*id)).collect::<Option<_>>()?;
        let ((first, giver), (last, taker)) = (known.first()?, known.last()?);
        let shared = flows.len() != 2 && flows.len() != 4 || first.direction == last.direction;
        let ends = if shared {
            let names = known.iter().map(|(_, name)| *name);
            names.collect::<Vec<_>>().join(BETWEEN)
        } else {
            format!("{giver} → {taker}")
        };
        Some((capitalised(&first.label), ends))
    }

    /// What a remark is about: its synergy, or its proposal.
    pub fn about(&self, remark: &Remark) -> String {
        let synergy = remark.synergy.and_then(|id| self.project.synergies.get(&id));
        if let Some(synergy) = synergy {
            return [title(&self.project, synergy), ends(&self.project, synergy)].join(", ");
        }
        let proposal = self.proposal(&remark.flows);
        proposal.map_or_else(String::new, |(title, ends)| [title, ends].join(", "))
    }

    /// Which way a flow goes, in one word.
    pub fn direction(&self, direction: Direction) -> String {
        self.tr(&format!("direction-{}", direction.code()))
    }

    /// How much.
    pub fn amount(&self, quantity: &Quantity) -> Cell {
        if let Some(range) = range_words(self.order.lang, quantity) {
            return Cell::text(range);
        }
        quantity.typical().map_or(Cell::Blank, |amount| {
            Cell::Amount(amount, rate_words(self.order.lang, quantity, amount))
        })
    }

    /// What else is known of a flow: how warm, which waste, in which months.
    pub fn details(&self, flow: &Flow) -> String {
        let warmth = flow
            .temperature_c
            .map(|t| format!("{}{NBSP}°C", format_measure(self.order.lang, t)));
        let waste = Some(flow.waste_code.as_str()).filter(|code| !code.is_empty());
        let waste = waste.map(|code| self.tr_with("report-waste", &[("code", code.into())]));
        let months = flow
            .availability
            .filter(|months| (1..12).contains(&months.count()));
        let months = months.map(|months| {
            let names = (1..=12).filter(|month| months.has(month - 1));
            let names = names.map(|month| self.tr(&format!("month-{month}")));
            names.collect::<Vec<_>>().join(" ")
        });
        let parts = [warmth, waste, months].into_iter().flatten();
        parts.collect::<Vec<_>>().join(BETWEEN)
    }
}
