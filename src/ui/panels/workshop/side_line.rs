//! A line typed in place of the entry line: who keeps a proposal and by when, why one is refused, or a note.

use egui::{Id, Key, Ui};

use super::super::Scope;
use crate::base::text::fold;
use crate::model::{Actor, Reason};
use crate::session::Intent;
use crate::session::intent::{Decision, Fields};
use crate::session::said_decision::owner_and_due;
use crate::session::said_tie::Tie;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::message::round::{LineStep, SideLine};
use crate::ui::panels::inspector::decide;
use crate::ui::panels::spoken_line::SpokenLine;
use crate::ui::theme::{Type, color, palette, space};
use crate::ui::widgets::{Button, Notice, NoticeKind};

/// Where the focus of the line lives.
pub fn line_id() -> Id {
    Id::unique("side line")
}

/// Shows the line.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, line: &mut SideLine) {
    let before = line.clone();
    let (name, hint) = words(scope, line.step);
    let look = SpokenLine {
        id: line_id(),
        icon: match line.step {
            LineStep::Keep => icons::KEEP,
            LineStep::Refuse => icons::REFUSE,
            LineStep::Note => icons::ENTRY,
            LineStep::Tie => icons::TIE,
        },
        name,
        hint,
        keys: &scope.tr("key-enter"),
    };
    let response = look.show(ui, &mut line.text, &mut line.wants_focus);
    let mut said = None;
    if response.changed() {
        line.complaint = None;
        // A digit alone answers why.
        if let (LineStep::Refuse, Some(reason)) = (line.step, reason_of(&line.text, true)) {
            said = Some(refuse(&line.candidate, reason));
        }
    }
    if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
        said = done(scope, line);
    }
    // First the words, then what they decide: a decision closes the line.
    if *line != before {
        scope.say(Message::SideLine(Some(line.clone())));
    }
    said.into_iter().for_each(|message| scope.say(message));
}

/// Its accessible name, and the grey words while it is empty.
fn words(scope: &Scope<'_>, step: LineStep) -> (String, String) {
    let key = match step {
        LineStep::Keep => "line-keep",
        LineStep::Refuse => "line-refuse",
        LineStep::Note => "line-note",
        LineStep::Tie => "line-tie",
    };
    (scope.tr(key), scope.tr(&format!("{key}-hint")))
}

/// Enter: what is decided; `None` when the line says what it lacks.
fn done(scope: &Scope<'_>, line: &mut SideLine) -> Option<Message> {
    match line.step {
        LineStep::Keep => {
            let today = jiff::ZonedDateTime::now().date();
            let (owner, due) = owner_and_due(&line.text, today);
            let decision = Decision {
                owner: (!owner.is_empty()).then_some(owner),
                due,
                ..Decision::default()
            };
            Some(decide(&line.candidate, "piste", decision))
        }
        LineStep::Refuse => {
            let reason = reason_of(&line.text, false);
            if reason.is_none() {
                line.wants_focus = true;
            }
            // What is wrong is said in the status line: under this one the reasons stay.
            Some(reason.map_or_else(
                || Message::Tell(scope.tr("line-refuse-unclear")),
                |reason| refuse(&line.candidate, reason),
            ))
        }
        LineStep::Tie => {
            let drawn = Tie::read(&line.text).intent(scope.document.session.project());
            if drawn.is_none() {
                line.complaint = Some(scope.tr("line-tie-unclear"));
                line.wants_focus = true;
            }
            drawn.map(Message::Do)
        }
        LineStep::Note => Some(note(scope, &line.text).map_or(Message::SideLine(None), Message::Do)),
    }
}

fn refuse(candidate: &str, reason: Reason) -> Message {
    let decision = Decision {
        reason: Some(reason.code().to_owned()),
        ..Decision::default()
    };
    decide(candidate, "refusee", decision)
}

/// The reason of a digit, or, when the line is whole, of a word or its beginning.
fn reason_of(text: &str, digit_only: bool) -> Option<Reason> {
    let said = fold(text);
    if let Ok(digit) = said.parse::<usize>() {
        return Reason::ALL.get(digit.checked_sub(1)?).copied();
    }
    if digit_only || said.is_empty() {
        return None;
    }
    let mut like = Reason::ALL
        .iter()
        .filter(|reason| fold(reason.code()).starts_with(&said));
    let only = like.next().copied();
    only.filter(|_| like.next().is_none())
        .or_else(|| reason_said(&said))
}

/// The only reason that a folded phrase speaks of: « trop loin », « pas assez de quantité ».
fn reason_said(said: &str) -> Option<Reason> {
    const SAID: [(Reason, &[&str]); 8] = [
        (
            Reason::Technique,
            &["techni", "machine", "materiel", "incompatib"],
        ),
        (
            Reason::Economique,
            &[
                "econom", "prix", "cher", "chere", "chers", "cout", "argent", "rentab", "price", "cost",
                "expensi",
            ],
        ),
        (
            Reason::Reglementaire,
            &[
                "reglement",
                "regle",
                "loi",
                "norme",
                "interdi",
                "autoris",
                "legal",
                "law",
            ],
        ),
        (
            Reason::Quantite,
            &["quantit", "volume", "tonnage", "beaucoup", "peu", "assez"],
        ),
        (
            Reason::Qualite,
            &["qualit", "sale", "souill", "melang", "quality", "dirty"],
        ),
        (
            Reason::Distance,
            &[
                "distan",
                "loin",
                "eloign",
                "transport",
                "trajet",
                "route",
                "kilometre",
                "km",
                "far",
            ],
        ),
        (Reason::Confiance, &["confian", "concurren", "mefi", "trust"]),
        (
            Reason::Disponibilite,
            &[
                "disponib",
                "dispo",
                "temps",
                "saison",
                "calendrier",
                "periode",
                "season",
            ],
        ),
    ];
    let speaks = |stems: &[&str]| {
        let mut words = said.split(' ');
        words.any(|word| {
            stems
                .iter()
                .any(|stem| word == *stem || (stem.len() > 4 && word.starts_with(stem)))
        })
    };
    let mut meant = SAID
        .iter()
        .filter(|(_, stems)| speaks(stems))
        .map(|(reason, _)| *reason);
    let only = meant.next();
    only.filter(|_| meant.next().is_none())
}

/// The remark of a line; one that ends in a question mark stays open until it is answered.
fn note(scope: &Scope<'_>, text: &str) -> Option<Intent> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let mut fields = Fields::new();
    fields.insert("text".to_owned(), text.into());
    let kind = if text.ends_with('?') { "question" } else { "said" };
    fields.insert("kind".to_owned(), kind.into());
    let project = scope.document.session.project();
    if let Some(workshop) = scope.document.workshop() {
        fields.insert("workshop".to_owned(), workshop.reference.as_str().into());
    }
    let speaker = scope.document.speaker().and_then(|id| project.actors.get(&id));
    if let Some(speaker) = speaker {
        fields.insert("actor".to_owned(), speaker.reference.as_str().into());
    }
    Some(Intent::AddRemark { id: None, fields })
}

/// Under the line: what it is about, or what is wrong.
pub fn show_more(ui: &mut Ui, scope: &mut Scope<'_>, line: &SideLine) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        ui.add_space(space::PAD);
        if let Some(complaint) = &line.complaint {
            Notice::new(NoticeKind::Warning, complaint).show(ui);
            return;
        }
        match line.step {
            LineStep::Keep | LineStep::Note => about(ui, scope, line),
            LineStep::Refuse => reasons(ui, scope, line),
            LineStep::Tie => tied(ui, scope, line),
        }
    });
}

/// The proposal that is decided on, and what has been understood so far.
fn about(ui: &mut Ui, scope: &Scope<'_>, line: &SideLine) {
    let quiet = color(palette(ui.ctx()).text_2);
    if line.step == LineStep::Note {
        ui.label(Type::Small.tinted(scope.tr("line-note-more"), quiet));
        return;
    }
    let today = jiff::ZonedDateTime::now().date();
    let (owner, due) = owner_and_due(&line.text, today);
    let title = title(scope, &line.candidate);
    let due = due.map(|due| crate::base::date::words(scope.lang, &due));
    for (key, value) in [
        ("line-keep-what", Some(title)),
        ("field-owner", Some(owner).filter(|owner| !owner.is_empty())),
        ("field-due", due),
    ] {
        let Some(value) = value else { continue };
        ui.label(Type::Small.tinted(scope.tr(key), quiet));
        ui.add(egui::Label::new(Type::SmallStrong.rich(value)).truncate());
    }
}

/// Who gives to whom, what and why, as far as it is understood.
fn tied(ui: &mut Ui, scope: &Scope<'_>, line: &SideLine) {
    let tie = Tie::read(&line.text);
    let [from, to] = tie.ends(scope.document.session.project());
    let palette = palette(ui.ctx());
    let name = |said: &str, found: Option<&Actor>| match found {
        Some(actor) => (actor.map_name().to_owned(), true),
        None => (format!("{said} ?").trim().to_owned(), false),
    };
    let told = |words: &str| {
        (
            if words.is_empty() { "?" } else { words }.to_owned(),
            !words.is_empty(),
        )
    };
    let parts = [
        ("line-tie-from", name(tie.from, from)),
        ("line-tie-to", name(tie.to, to)),
        ("line-tie-what", told(tie.label)),
        ("line-tie-why", (tie.motive.to_owned(), true)),
    ];
    for (key, (value, clear)) in parts {
        if value.is_empty() {
            continue;
        }
        ui.label(Type::Small.tinted(scope.tr(key), color(palette.text_2)));
        let ink = if clear { palette.text } else { palette.warning };
        ui.add(egui::Label::new(Type::SmallStrong.tinted(value, color(ink))).truncate());
    }
}

/// What the proposal is called in the list.
fn title(scope: &Scope<'_>, candidate: &str) -> String {
    let Some(snapshot) = &scope.document.snapshot else {
        return String::new();
    };
    let is_it = |c: &&crate::matching::Candidate| c.id(&snapshot.project) == candidate;
    let found = snapshot.candidates.iter().find(is_it);
    let level = crate::model::Level::Operator;
    let words = found
        .and_then(|c| crate::matching::explain(&snapshot.project, &snapshot.rules, c, level, scope.lang));
    words.map_or_else(String::new, |words| words.short)
}

/// The nine reasons, by digit, by pointer or by their first letters.
fn reasons(ui: &mut Ui, scope: &mut Scope<'_>, line: &SideLine) {
    for (digit, reason) in (1..).zip(Reason::ALL) {
        let words = scope.tr(&format!("reason-{}", fold(reason.code())));
        let digit = digit.to_string();
        if Button::quiet(&words).key(&digit).show(ui).clicked() {
            scope.say(refuse(&line.candidate, *reason));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_understood_in_natural_words() {
        for (said, reason) in [
            ("trop loin", Some(Reason::Distance)),
            ("c’est trop cher", Some(Reason::Economique)),
            ("le prix", Some(Reason::Economique)),
            ("pas assez", Some(Reason::Quantite)),
            ("quantité", Some(Reason::Quantite)),
            ("pas confiance", Some(Reason::Confiance)),
            ("6", Some(Reason::ALL[5])),
            ("dist", Some(Reason::Distance)),
            ("loin et cher", None),
            ("bof", None),
        ] {
            assert_eq!(reason_of(said, false), reason, "{said}");
        }
    }
}
