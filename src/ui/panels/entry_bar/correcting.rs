//! A part of the line put right in its place by keyboard, with proposals beside it.

use egui::{CursorIcon, Key, Label, Modifiers, Response, Sense, TextEdit, Ui};

use super::parts::{Chip, chips, direction_words, words_of};
use super::state::{ChipEdit, EntryState, Slot};
use crate::base::text::fold;
use crate::basemap::gazetteer::Place;
use crate::entry::Entry;
use crate::model::Direction;
use crate::session::corrections::Corrections;
use crate::session::lookups::communes_like;
use crate::ui::panels::Scope;
use crate::ui::panels::focus::chip_id;
use crate::ui::theme::{Type, color, palette};

/// Proposals beside the part that is being put right.
const PROPOSALS: usize = 4;
/// Width of a part that is being typed, in points.
const TYPED: f32 = 220.0;

/// How a part was left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// Back to the line.
    Back,
    /// For another part.
    For(Slot),
}

/// Begins to put a part right.
pub(super) fn open(state: &mut EntryState, scope: &Scope<'_>, heard: &Entry, slot: Slot) {
    let text = words_of(scope, heard, slot).unwrap_or_default();
    state.chip = Some(ChipEdit {
        slot,
        asked: text.clone(),
        text,
        wants_focus: true,
        at: None,
        before: state.said.correct.clone(),
    });
}

/// What is being typed in place of a part, with proposals; how it was left, if it was.
pub(super) fn edit_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    state: &mut EntryState,
    heard: &Entry,
    mut edit: ChipEdit,
) -> Option<Left> {
    let palette = palette(ui.ctx());
    let proposals = proposals(scope, heard, &edit);
    let held = ui.memory(|m| m.has_focus(chip_id()));
    let pressed = |key| held && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let (down, up, tab) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Tab));
    let back = held && ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, Key::Tab));
    if (down || up) && !proposals.is_empty() {
        go_along(&proposals, down, &mut edit, &mut state.said.correct);
    }
    ui.label(Type::Small.tinted(scope.tr(edit.slot.name_key()), color(palette.accent)));
    let response = field_ui(ui, scope, &mut edit);
    if std::mem::take(&mut edit.wants_focus) {
        response.request_focus();
        select_all(ui, &edit.text);
    }
    if response.changed() {
        edit.at = None;
        edit.asked.clone_from(&edit.text);
        typed(scope, &edit, &mut state.said.correct);
    }
    if let Some(at) = proposals_ui(ui, scope, &proposals, edit.at) {
        proposals[at].take(&mut edit, &mut state.said.correct);
        return Some(next_doubt(scope, heard, edit.slot).map_or(Left::Back, Left::For));
    }
    let (enter, escape) = ui.input(|i| (i.key_pressed(Key::Enter), i.key_pressed(Key::Escape)));
    if tab || back {
        return Some(Left::For(beside(scope, heard, edit.slot, back)));
    }
    if response.lost_focus() {
        if escape {
            state.said.correct = edit.before;
        } else if enter {
            confirm(scope, &edit, &mut state.said.correct);
            return Some(next_doubt(scope, heard, edit.slot).map_or(Left::Back, Left::For));
        }
        return Some(Left::Back);
    }
    state.chip = Some(edit);
    None
}

/// The arrows take the proposal below or above.
fn go_along(proposals: &[Proposal], down: bool, edit: &mut ChipEdit, correct: &mut Corrections) {
    let last = proposals.len() - 1;
    let at = match (edit.at, down) {
        (None, _) => 0,
        (Some(at), true) => (at + 1).min(last),
        (Some(at), false) => at.saturating_sub(1),
    };
    edit.at = Some(at);
    proposals[at].take(edit, correct);
}

/// The field in place of the part, called by what it puts right.
fn field_ui(ui: &mut Ui, scope: &Scope<'_>, edit: &mut ChipEdit) -> Response {
    let name = scope.tr_with("chip-edit", &[("name", &scope.tr(edit.slot.name_key()))]);
    let field = TextEdit::singleline(&mut edit.text)
        .id(chip_id())
        .font(Type::SmallStrong.font())
        .desired_width(TYPED)
        .lock_focus(true);
    let response = ui.add(field);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, edit.text.as_str(), edit.text.as_str(), "");
        info.label = Some(name.clone());
        info
    });
    response
}

/// The proposals beside the field; the one at `at` is marked. Returns the one that was clicked.
fn proposals_ui(ui: &mut Ui, scope: &Scope<'_>, proposals: &[Proposal], at: Option<usize>) -> Option<usize> {
    let palette = palette(ui.ctx());
    for (own, proposal) in proposals.iter().enumerate() {
        let ink = if at == Some(own) {
            palette.accent
        } else {
            palette.text_2
        };
        let words = Type::Small.tinted(proposal.words.as_str(), color(ink));
        let extend = Some(egui::TextWrapMode::Extend);
        let words =
            egui::WidgetText::from(words).into_galley(ui, extend, f32::INFINITY, egui::TextStyle::Body);
        // No proposal is cut at the edge of the window.
        if words.size().x > ui.available_width() {
            break;
        }
        let label = Label::new(words).sense(Sense::click()).selectable(false);
        let response = ui.add(label).on_hover_cursor(CursorIcon::PointingHand);
        let name = scope.tr_with("chip-take", &[("words", &proposal.words)]);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_str()));
        if response.clicked() {
            return Some(own);
        }
    }
    None
}

/// Enter without another word confirms what was doubtful: a name, a direction or a place.
fn confirm(scope: &Scope<'_>, edit: &ChipEdit, correct: &mut Corrections) {
    let plain = matches!(edit.slot, Slot::Who | Slot::Way | Slot::Place);
    if plain && !edit.text.trim().is_empty() {
        typed(scope, edit, correct);
    }
}

/// The next part behind one that is doubtful, or missing though it is needed; none leads back to the line.
fn next_doubt(scope: &Scope<'_>, heard: &Entry, slot: Slot) -> Option<Slot> {
    let chips = chips(scope, heard);
    let mut behind = chips.iter().skip_while(|chip| chip.slot != slot).skip(1);
    let doubtful = |chip: &&Chip| !chip.sure || chip.needed && chip.value.is_none();
    behind.find(doubtful).map(|chip| chip.slot)
}

/// The next part that is shown, or the one before; round and round.
fn beside(scope: &Scope<'_>, heard: &Entry, slot: Slot, back: bool) -> Slot {
    let shown: Vec<Slot> = chips(scope, heard).iter().map(|chip| chip.slot).collect();
    let at = shown.iter().position(|s| *s == slot).unwrap_or_default();
    let by = if back { shown.len() - 1 } else { 1 };
    shown[(at + by) % shown.len()]
}

/// The whole text is selected, so that typing replaces it.
fn select_all(ui: &Ui, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), chip_id()).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), chip_id());
}

/// What was typed into a part counts at once, so that the others are read with it.
fn typed(scope: &Scope<'_>, edit: &ChipEdit, correct: &mut Corrections) {
    let text = Some(edit.text.clone());
    match edit.slot {
        Slot::Who => correct.actor = text,
        Slot::What => (correct.label, correct.nature) = (text, None),
        Slot::Amount => correct.quantity = text,
        Slot::Place => correct.commune = text,
        Slot::Way => {
            let said = fold(&edit.text);
            let begins = |d: &&Direction| fold(&direction_words(scope, **d)).starts_with(&said);
            let meant = Direction::ALL.iter().find(begins).filter(|_| !said.is_empty());
            correct.direction = meant.copied().or(correct.direction);
        }
    }
}

/// Something that a part may mean.
struct Proposal {
    words: String,
    means: Meant,
}

enum Meant {
    Actor(String),
    Direction(Direction),
    Nature(String),
    Commune(String),
}

impl Proposal {
    fn take(&self, edit: &mut ChipEdit, correct: &mut Corrections) {
        match &self.means {
            Meant::Actor(name) => {
                edit.text.clone_from(name);
                correct.actor = Some(name.clone());
            }
            Meant::Direction(direction) => {
                edit.text.clone_from(&self.words);
                correct.direction = Some(*direction);
            }
            Meant::Nature(code) => correct.nature = Some(code.clone()),
            Meant::Commune(name) => {
                edit.text.clone_from(name);
                correct.commune = Some(name.clone());
            }
        }
    }
}

fn proposals(scope: &Scope<'_>, heard: &Entry, edit: &ChipEdit) -> Vec<Proposal> {
    let lang = scope.lang;
    match edit.slot {
        Slot::Who => {
            // While the arrows move, the list must not change under them.
            let said = if edit.at.is_some() {
                String::new()
            } else {
                fold(&edit.text)
            };
            let mut names: Vec<&str> = (scope.document.session.project().actors.values())
                .filter(|a| said.split_whitespace().all(|word| fold(&a.name).contains(word)))
                .map(|a| a.name.as_str())
                .collect();
            names.sort_unstable();
            let actor = |name: &str| Proposal {
                words: name.to_owned(),
                means: Meant::Actor(name.to_owned()),
            };
            names.into_iter().take(PROPOSALS).map(actor).collect()
        }
        Slot::Way => Direction::ALL
            .iter()
            .map(|direction| Proposal {
                words: direction_words(scope, *direction),
                means: Meant::Direction(*direction),
            })
            .collect(),
        Slot::What => {
            let known = scope.document.session.knowledge();
            let natures = known.natures();
            let codes = heard.nature.value.iter().chain(&heard.alternatives);
            let mut seen = std::collections::BTreeSet::new();
            codes
                .filter(|code| seen.insert(code.as_str()))
                .filter_map(|code| Some((code, natures.index_of(code)?)))
                .take(PROPOSALS)
                .map(|(code, ix)| Proposal {
                    words: natures.label(ix, lang).to_owned(),
                    means: Meant::Nature(code.clone()),
                })
                .collect()
        }
        Slot::Place => {
            let project = scope.document.session.project();
            let commune = |place: &&Place| Proposal {
                words: place.name.clone(),
                means: Meant::Commune(place.name.clone()),
            };
            let like = communes_like(project, &edit.asked, PROPOSALS);
            like.iter().map(commune).collect()
        }
        Slot::Amount => Vec::new(),
    }
}
