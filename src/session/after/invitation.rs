//! « Invitation » to a coming workshop, and the questions that are open for it.

use super::Order;
use super::open::{asked, asked_table, part, pressing};
use super::raised::{Asked, raised};
use super::record::seats;
use super::teller::Teller;
use crate::base::ids::{ActorId, WorkshopId};
use crate::base::number::format;
use crate::model::{Participant, Workshop};
use crate::report::{Block, Document, ReportError};

/// Most questions to one actor that synergies raise: an invitation is no questionnaire.
const MOST_QUESTIONS: usize = 3;

/// The invitation: when, where, what will be spoken of, who is expected, what to bring an answer to.
///
/// # Errors
/// [`ReportError::NoWorkshop`] when it is not there.
pub fn invitation(order: &Order<'_>, id: WorkshopId) -> Result<Document, ReportError> {
    let teller = Teller::new(order);
    let workshop = teller.workshop(id)?;
    let day = teller.day(&workshop.date);
    let args = [("name", teller.project.name.as_str().into())];
    let mut blocks = vec![
        teller.title(&workshop.name, &[teller.project.name.clone(), day.clone()]),
        Block::Paragraph(teller.tr_with("report-you-are-invited", &args)),
        Block::Facts(when_and_where(&teller, workshop, day)),
    ];
    let points: Vec<String> = workshop
        .agenda
        .lines()
        .map(|line| line.trim().to_owned())
        .collect();
    let points: Vec<String> = points.into_iter().filter(|point| !point.is_empty()).collect();
    if !points.is_empty() {
        blocks.push(Block::Heading(teller.tr("report-agenda")));
        blocks.push(Block::List(points));
    }
    blocks.push(Block::Heading(teller.tr("report-prepare")));
    blocks.push(Block::Paragraph(teller.tr("report-prepare-how")));
    blocks.push(Block::List(
        ["report-turn-have", "report-turn-want", "report-turn-share"]
            .map(|key| teller.tr(key))
            .to_vec(),
    ));
    blocks.push(Block::Note(turn_words(&teller, workshop)));
    let known = workshop
        .participants
        .iter()
        .filter(|seat| teller.name(seat.actor).is_some());
    let known: Vec<&Participant> = known.collect();
    blocks.extend(part(teller.tr("report-expected"), seats(&teller, &known)));
    let expected: Vec<ActorId> = workshop.participants.iter().map(|seat| seat.actor).collect();
    let to_expected = Asked {
        expected: &expected,
        most: Some(MOST_QUESTIONS),
    };
    blocks.extend(open_parts(&teller, to_expected)?);
    Ok(teller.document(&workshop.name, blocks))
}

/// The open questions for a workshop.
///
/// # Errors
/// As [`invitation`], and [`ReportError::Matching`] when the proposals cannot be computed.
pub fn questions(order: &Order<'_>, id: WorkshopId) -> Result<Document, ReportError> {
    let teller = Teller::new(order);
    let workshop = teller.workshop(id)?;
    let day = teller.day(&workshop.date);
    let mut blocks = vec![teller.title(&workshop.name, &[teller.project.name.clone(), day])];
    let parts = open_parts(&teller, Asked::default())?;
    if parts.is_empty() {
        blocks.push(Block::Paragraph(teller.tr("report-nothing-open")));
    }
    blocks.extend(parts);
    Ok(teller.document(&workshop.name, blocks))
}

fn open_parts(teller: &Teller<'_>, to: Asked<'_>) -> Result<Vec<Block>, ReportError> {
    let asked = asked(teller, None);
    let mut blocks = part(teller.tr("report-asked"), asked_table(teller, &asked));
    blocks.extend(part(teller.tr("report-raised"), raised(teller, to)?));
    blocks.extend(part(teller.tr("report-steps"), pressing(teller)));
    Ok(blocks)
}

fn when_and_where(teller: &Teller<'_>, workshop: &Workshop, day: String) -> Vec<(String, String)> {
    let facts = [
        ("workshop-date", day),
        ("workshop-hours", workshop.hours.clone()),
        ("workshop-place", workshop.place.clone()),
    ];
    let told = facts.into_iter().filter(|(_, words)| !words.trim().is_empty());
    told.map(|(key, words)| (teller.tr(key), words)).collect()
}

/// How long each may speak.
fn turn_words(teller: &Teller<'_>, workshop: &Workshop) -> String {
    let minutes = f64::from(workshop.turn_s) / 60.0;
    let args = [
        ("n", minutes.into()),
        ("minutes", format(teller.order.lang, minutes, 1).into()),
    ];
    teller.tr_with("report-turn", &args)
}
