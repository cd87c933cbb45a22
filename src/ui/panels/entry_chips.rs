//! What was understood of the entry line, part by part; each part is put right in its place by keyboard.

use egui::{EventFilter, Id, Key, Modifiers, TextEdit, Ui};

use super::Scope;
use super::entry_bar::{EntryState, line_id};
use crate::base::text::fold;
use crate::entry::{self, ActorGuess, Entry};
use crate::model::Direction;
use crate::reference::saying::quantity_words;
use crate::session::corrections::Corrections;
use crate::ui::theme::{Type, color, palette, space};
use crate::ui::widgets::dashed_outline;

/// Proposals beside the part that is being put right.
const PROPOSALS: usize = 4;
/// Least width of a part that is being typed, in points.
const TYPED: f32 = 150.0;

/// One part of the line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slot {
    /// Who.
    Who,
    /// Gives, seeks or shares.
    Way,
    /// What.
    What,
    /// How much.
    Amount,
    /// Where a new actor is.
    Place,
}

impl Slot {
    /// All of them, in the order of the keys Alt 1 to Alt 5.
    pub const ALL: [Self; 5] = [Self::Who, Self::Way, Self::What, Self::Amount, Self::Place];

    const fn name_key(self) -> &'static str {
        match self {
            Self::Who => "chip-who",
            Self::Way => "chip-direction",
            Self::What => "chip-what",
            Self::Amount => "chip-quantity",
            Self::Place => "chip-place",
        }
    }
}

/// The part that is being put right.
#[derive(Clone, PartialEq, Debug)]
pub struct ChipEdit {
    slot: Slot,
    text: String,
    wants_focus: bool,
    /// The proposal that the arrows have gone to.
    at: Option<usize>,
    /// What was put right before: Escape goes back to it.
    before: Corrections,
}

/// Where the focus of the part that is being put right lives.
pub fn chip_id() -> Id {
    Id::unique("entry chip")
}

/// One understood, doubtful or missing part.
struct Chip {
    slot: Slot,
    /// Its words; `None` while nothing is known.
    value: Option<String>,
    sure: bool,
    /// A line without it is no flow.
    needed: bool,
}

/// Reads the keys that go to a part, before the line reads what is typed: Tab to the first doubt, Alt and a digit by
/// its place on the keyboard, so that it works on every layout.
pub fn read_keys(ui: &Ui, scope: &Scope<'_>, state: &mut EntryState, heard: &Entry) {
    let line = ui.memory(|m| m.has_focus(line_id()));
    let typing = line || ui.memory(|m| m.has_focus(chip_id()));
    if !typing || state.text.trim().is_empty() {
        return;
    }
    if line {
        // Tab would leave the line before it could be read here.
        let filter = EventFilter {
            tab: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(line_id(), filter));
    }
    let chips = chips(scope, heard);
    if let Some(slot) = digit(ui).and_then(|n| Slot::ALL.get(n - 1).copied()) {
        open(state, scope, heard, slot);
    } else if line && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Tab)) {
        let doubtful = chips.iter().find(|c| c.needed && (c.value.is_none() || !c.sure));
        let doubtful = doubtful.or_else(|| chips.iter().find(|c| !c.sure));
        let slot = doubtful.map_or(Slot::Who, |c| c.slot);
        open(state, scope, heard, slot);
    }
}

/// The digit that was pressed with Alt; what the keyboard sends as text with it belongs to no field.
fn digit(ui: &Ui) -> Option<usize> {
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    ui.input_mut(|i| {
        let pressed = i.events.iter().find_map(|event| match event {
            egui::Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } if modifiers.alt && !modifiers.ctrl => {
                let place = physical_key.unwrap_or(*key);
                keys.iter().position(|k| *k == place || k == key)
            }
            _ => None,
        });
        if pressed.is_some() {
            i.events.retain(|e| !matches!(e, egui::Event::Text(_)));
        }
        pressed.map(|at| at + 1)
    })
}

fn open(state: &mut EntryState, scope: &Scope<'_>, heard: &Entry, slot: Slot) {
    state.chip = Some(ChipEdit {
        slot,
        text: words_of(scope, heard, slot).unwrap_or_default(),
        wants_focus: true,
        at: None,
        before: state.said.correct.clone(),
    });
}

/// Shows every part; true when Enter was pressed in the one that is being put right.
pub fn show(ui: &mut Ui, scope: &Scope<'_>, state: &mut EntryState, heard: &Entry) -> bool {
    let mut left = None;
    // The part that is typed in this frame is the only one, even when the next has been asked for.
    let mut edited = state.chip.take();
    for chip in chips(scope, heard) {
        if let Some(edit) = edited.take_if(|edit| edit.slot == chip.slot) {
            left = edit_ui(ui, scope, state, heard, edit);
        } else if chip_ui(ui, scope, &chip) {
            left = Some(Left::For(chip.slot));
        }
        ui.add_space(space::TIGHT);
    }
    extras(ui, scope, heard);
    match left {
        Some(Left::For(slot)) => open(state, scope, heard, slot),
        Some(Left::Said | Left::Back) => state.wants_focus = true,
        None => {}
    }
    left == Some(Left::Said)
}

/// How a part was left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// Enter: the line is said.
    Said,
    /// Back to the line.
    Back,
    /// For another part.
    For(Slot),
}

/// What is being typed in place of a part, with proposals; how it was left, if it was.
fn edit_ui(
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
        let last = proposals.len() - 1;
        let at = match (edit.at, down) {
            (None, _) => 0,
            (Some(at), true) => (at + 1).min(last),
            (Some(at), false) => at.saturating_sub(1),
        };
        edit.at = Some(at);
        proposals[at].take(&mut edit, &mut state.said.correct);
    }
    ui.label(Type::Small.tinted(scope.tr(edit.slot.name_key()), color(palette.accent)));
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
    if std::mem::take(&mut edit.wants_focus) {
        response.request_focus();
        select_all(ui, &edit.text);
    }
    if response.changed() {
        edit.at = None;
        typed(scope, &edit, &mut state.said.correct);
    }
    for (at, proposal) in proposals.iter().enumerate() {
        let ink = if edit.at == Some(at) {
            palette.accent
        } else {
            palette.text_2
        };
        ui.label(Type::Small.tinted(proposal.words.as_str(), color(ink)));
    }
    let (enter, escape) = ui.input(|i| (i.key_pressed(Key::Enter), i.key_pressed(Key::Escape)));
    if tab || back {
        return Some(Left::For(beside(scope, heard, edit.slot, back)));
    }
    if response.lost_focus() {
        if escape {
            state.said.correct = edit.before;
        }
        return Some(if enter { Left::Said } else { Left::Back });
    }
    state.chip = Some(edit);
    None
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
        Slot::Amount | Slot::Place => Vec::new(),
    }
}

fn direction_words(scope: &Scope<'_>, direction: Direction) -> String {
    scope.tr(&format!("direction-{}", direction.code()))
}

/// What a part says now, as it would be typed.
fn words_of(scope: &Scope<'_>, heard: &Entry, slot: Slot) -> Option<String> {
    match slot {
        Slot::Who => heard.actor.value.as_ref().map(|guess| match guess {
            ActorGuess::Known { name, .. } | ActorGuess::New { name } => name.clone(),
        }),
        Slot::Way => heard.direction.value.map(|d| direction_words(scope, d)),
        Slot::What => heard.label.value.clone(),
        Slot::Amount => quantity_words(scope.lang, heard.quantity.value.as_ref()?),
        Slot::Place => heard.place.value.clone(),
    }
}

fn chips(scope: &Scope<'_>, heard: &Entry) -> Vec<Chip> {
    let is_new = matches!(heard.actor.value, Some(ActorGuess::New { .. }));
    let who = words_of(scope, heard, Slot::Who).map(|name| match is_new {
        true => scope.tr_with("chip-new-actor", &[("name", &name)]),
        false => name,
    });
    let chip = |slot, value, sure, needed| Chip {
        slot,
        value,
        sure,
        needed,
    };
    let mut chips = vec![
        chip(Slot::Who, who, heard.actor.sure, true),
        chip(
            Slot::Way,
            words_of(scope, heard, Slot::Way),
            heard.direction.sure,
            true,
        ),
        chip(
            Slot::What,
            what(scope, heard),
            heard.label.sure && heard.nature.sure,
            true,
        ),
        chip(Slot::Amount, how_much(scope, heard), heard.quantity.sure, false),
    ];
    if is_new || heard.place.value.is_some() {
        let place = heard.place.value.clone();
        chips.push(chip(Slot::Place, place, heard.place.sure, false));
    }
    chips
}

fn what(scope: &Scope<'_>, heard: &Entry) -> Option<String> {
    let label = heard.label.value.clone()?;
    let known = scope.document.session.knowledge();
    let natures = known.natures();
    let nature = heard
        .nature
        .value
        .as_deref()
        .and_then(|code| natures.index_of(code));
    Some(match nature {
        Some(ix) => format!("{label} · {}", natures.label(ix, scope.lang)),
        None => label,
    })
}

fn how_much(scope: &Scope<'_>, heard: &Entry) -> Option<String> {
    let quantity = heard.quantity.value.as_ref()?;
    let said = quantity_words(scope.lang, quantity)?;
    let known = scope.document.session.knowledge();
    let nature = heard
        .nature
        .value
        .as_deref()
        .and_then(|code| known.natures().index_of(code));
    let yearly = nature.and_then(|nature| entry::conversion_words(&known, nature, quantity, scope.lang));
    Some(match yearly {
        Some(yearly) => format!("{said} {yearly}"),
        None => said,
    })
}

/// One part; true when it was clicked.
fn chip_ui(ui: &mut Ui, scope: &Scope<'_>, chip: &Chip) -> bool {
    let palette = palette(ui.ctx());
    let missing = chip.value.is_none();
    let clear = !missing && chip.sure;
    let fill = if clear { palette.surface_2 } else { palette.surface };
    let edge = match (missing, chip.needed, chip.sure) {
        (true, false, _) => palette.rule_strong,
        (false, _, true) => palette.surface_2,
        _ => palette.warning,
    };
    let stroke = egui::Stroke::new(if missing { 0.0 } else { 1.0 }, color(edge));
    let frame = egui::Frame::new()
        .fill(color(fill))
        .stroke(stroke)
        .corner_radius(space::RADIUS_CHIP)
        .inner_margin(egui::Margin::symmetric(8, 3));
    // A frame of its own height, so that the centred row does not stretch it.
    let size = egui::vec2(0.0, Type::Small.line_height() + 8.0);
    let shown = ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        let shown = frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            ui.label(Type::Small.tinted(scope.tr(chip.slot.name_key()), color(palette.text_2)));
            let value = chip.value.clone().unwrap_or_default();
            let doubt = if clear { "" } else { " ?" };
            ui.label(Type::SmallStrong.tinted(format!("{value}{doubt}").trim(), color(palette.text)));
        });
        shown.response.rect
    });
    if missing {
        ui.painter().extend(dashed_outline(shown.inner, color(edge)));
    }
    let id = chip_id().with(chip.slot.name_key());
    let response = ui.interact(shown.inner, id, egui::Sense::click());
    let value = chip.value.clone().unwrap_or_default();
    let name = format!("{} {value}", scope.tr(chip.slot.name_key()));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.trim()));
    response.clicked()
}

/// What else was understood and is put right in the line itself.
fn extras(ui: &mut Ui, scope: &Scope<'_>, heard: &Entry) {
    let quiet = color(palette(ui.ctx()).text_2);
    if let Some(celsius) = heard.temperature_c.value {
        let value = crate::base::number::format_with_unit(scope.lang, celsius, "°C");
        let doubt = if heard.temperature_c.sure { "" } else { " ?" };
        ui.label(Type::Small.tinted(scope.tr("chip-temperature"), quiet));
        ui.label(Type::SmallStrong.rich(format!("{value}{doubt}")));
    }
}
