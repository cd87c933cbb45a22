//! The page that puts the map into a file: what, how large, which part, for whom.

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::Scope;
use super::page_head::head;
use crate::base::i18n::tr_args;
use crate::model::Level;
use crate::picture::View;
use crate::picture::tokens::Theme;
use crate::print::{Area, Form, Order, Paper, Sheet};
use crate::session::MapFilter;
use crate::session::audience::Audience;
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{role, space};
use crate::ui::widgets::{
    Button, Entry, Notice, NoticeEvent, NoticeKind, TextField, choice, progress, section,
};

/// Pictures for screens, in pixels: full HD, 4K, 8K.
const SCREENS: [(u32, u32); 3] = [(1920, 1080), (3840, 2160), (7680, 4320)];
/// Fineness of what is pixels on paper, in dots per inch.
const DPI: u32 = 300;

/// What was chosen on the page.
#[derive(Clone, PartialEq, Debug)]
pub struct ExportState {
    /// Kind of file.
    pub form: Form,
    size: (u32, u32),
    paper: Paper,
    landscape: bool,
    whole: bool,
    level: Level,
    theme: Theme,
    title: String,
}

impl Default for ExportState {
    fn default() -> Self {
        Self {
            form: Form::Pdf,
            size: SCREENS[0],
            paper: Paper::A3,
            landscape: true,
            whole: true,
            level: Level::Public,
            theme: Theme::Light,
            title: String::new(),
        }
    }
}

impl ExportState {
    /// What is to be written of a window's map.
    pub fn order(&self, seen: Option<&View>, filter: MapFilter) -> Order {
        let area = seen.filter(|_| !self.whole).map(|view| Area::Window {
            centre: view.centre,
            zoom: view.zoom,
            size: [view.width, view.height],
        });
        Order {
            form: self.form,
            sheet: self.sheet(),
            area: area.unwrap_or(Area::Territory),
            audience: Audience {
                level: self.level,
                wall: false,
            },
            theme: self.theme,
            title: Some(self.title.clone()),
            date: jiff::ZonedDateTime::now().date(),
            filter,
            visitor: None,
        }
    }

    fn sheet(&self) -> Sheet {
        if self.form == Form::Png {
            let (width, height) = self.size;
            return Sheet::Pixels { width, height };
        }
        Sheet::Paper {
            paper: self.paper,
            landscape: self.landscape,
            dpi: DPI,
        }
    }
}

/// Shows the page.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut ExportState) {
    let foot = Frame::new().inner_margin(Margin {
        top: space::NEAR as i8,
        ..Margin::ZERO
    });
    Panel::bottom("export foot")
        .frame(foot)
        .show(ui, |ui| save(ui, scope));
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("export")
        .show(ui, |ui| {
            head(ui, scope, |ui, scope| {
                drop(role::title(ui, scope.tr("export-title")));
            });
            ui.add_space(space::NEAR);
            what(ui, scope, state);
            ui.add_space(space::PAD);
            shown(ui, scope, state);
            ui.add_space(space::PAD);
            audience(ui, scope, state);
            ui.add_space(space::PAD);
            looks(ui, scope, state);
            ui.add_space(space::MARGIN);
        });
}

/// The bar of a file on its way, wherever one is in the window.
pub fn under_way(ui: &mut Ui, scope: &mut Scope<'_>) {
    let Some(job) = &scope.document.export.job else {
        return;
    };
    let name = job.path().file_name().unwrap_or_default().to_string_lossy();
    let sentence = scope.tr_with("export-under-way", &[("name", &name)]);
    let remaining = job.remaining().map_or_else(String::new, |rest| {
        let seconds = rest.as_secs().max(1);
        scope.count("export-remaining", usize::try_from(seconds).unwrap_or(usize::MAX))
    });
    let share = Some(job.share());
    let stop = scope.tr("export-stop");
    let keys = if scope.document.selection == Selection::Export {
        scope.tr("key-escape")
    } else {
        String::new()
    };
    if progress(ui, &sentence, share, &remaining, (&stop, &keys)) {
        scope.say(Message::StopExport);
    }
}

/// One of a few values by their words.
fn one_of<T: Copy + PartialEq>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    name: &str,
    entries: &[(T, String, String)],
    value: &mut T,
) {
    let entries: Vec<Entry<'_, T>> = entries
        .iter()
        .map(|(value, label, note)| Entry {
            value: *value,
            label,
            note,
        })
        .collect();
    let mut chosen = Some(*value);
    choice(ui, &scope.tr(name), "", &entries, &mut chosen);
    *value = chosen.unwrap_or(*value);
}

fn keyed<T: Copy, const N: usize>(scope: &Scope<'_>, entries: [(T, &str); N]) -> [(T, String, String); N] {
    entries.map(|(value, key)| (value, scope.tr(key), String::new()))
}

fn what(ui: &mut Ui, scope: &Scope<'_>, state: &mut ExportState) {
    section(ui, &scope.tr("export-what"));
    let forms = keyed(
        scope,
        [
            (Form::Pdf, "export-pdf"),
            (Form::Png, "export-png"),
            (Form::Svg, "export-svg"),
        ],
    );
    one_of(ui, scope, "export-what", &forms, &mut state.form);
    let hint = match state.form {
        Form::Pdf => "export-pdf-hint",
        Form::Png => "export-png-hint",
        Form::Svg => "export-svg-hint",
    };
    role::small(ui, scope.tr(hint));
    ui.add_space(space::PAD);
    section(ui, &scope.tr("export-size"));
    if state.form == Form::Png {
        let sizes = SCREENS.map(|(w, h)| ((w, h), format!("{w} × {h}"), String::new()));
        one_of(ui, scope, "export-size", &sizes, &mut state.size);
        return;
    }
    ui.add_space(space::TIGHT);
    let papers = Paper::BY_NAME.map(|(name, paper)| {
        let [short, long] = paper.millimetres();
        (paper, name.to_owned(), format!("{short} × {long} mm"))
    });
    one_of(ui, scope, "export-size", &papers, &mut state.paper);
    let ways = keyed(scope, [(true, "export-landscape"), (false, "export-portrait")]);
    one_of(ui, scope, "export-way", &ways, &mut state.landscape);
}

fn shown(ui: &mut Ui, scope: &Scope<'_>, state: &mut ExportState) {
    section(ui, &scope.tr("export-shown"));
    let parts = keyed(scope, [(true, "export-territory"), (false, "export-view")]);
    one_of(ui, scope, "export-shown", &parts, &mut state.whole);
}

fn audience(ui: &mut Ui, scope: &Scope<'_>, state: &mut ExportState) {
    section(ui, &scope.tr("export-for"));
    let levels = keyed(
        scope,
        [
            (Level::Public, "export-public"),
            (Level::Partners, "export-partners"),
            (Level::Operator, "export-operator"),
        ],
    );
    one_of(ui, scope, "export-for", &levels, &mut state.level);
    match state.level {
        Level::Public => drop(role::small(ui, scope.tr("export-public-hint"))),
        Level::Partners => drop(role::small(ui, scope.tr("export-partners-hint"))),
        Level::Operator | Level::Sealed => {
            Notice::new(NoticeKind::Warning, &scope.tr("export-operator-hint")).show(ui);
        }
    }
}

fn looks(ui: &mut Ui, scope: &Scope<'_>, state: &mut ExportState) {
    section(ui, &scope.tr("export-look"));
    ui.add_space(space::TIGHT);
    let (label, name) = (
        scope.tr("export-map-title"),
        scope.document.session.project().name.clone(),
    );
    TextField::new(&label, &mut state.title).hint(&name).show(ui);
    let themes = keyed(
        scope,
        [
            (Theme::Light, "export-light"),
            (Theme::LightContrast, "export-light-contrast"),
            (Theme::Dark, "export-dark"),
            (Theme::DarkContrast, "export-dark-contrast"),
        ],
    );
    one_of(ui, scope, "export-look", &themes, &mut state.theme);
}

/// How the last file ended, and the button for the next.
fn save(ui: &mut Ui, scope: &mut Scope<'_>) {
    let copy = scope.tr("export-copy");
    match &scope.document.export.outcome {
        Some(Ok(path)) => {
            let path = path.display().to_string();
            let words = tr_args(scope.lang, "export-written", &[("path", path.into())]);
            Notice::new(NoticeKind::Info, &words).copy(&copy).show(ui);
            ui.add_space(space::NEAR);
        }
        Some(Err(words)) => {
            let close = scope.tr("close");
            let notice = Notice::new(NoticeKind::Error, words).copy(&copy).close(&close);
            if notice.show(ui) == Some(NoticeEvent::Closed) {
                scope.say(Message::StopExport);
            }
            ui.add_space(space::NEAR);
        }
        None => {}
    }
    let words = scope.tr("export-save");
    let button = Button::primary(&words).icon(icons::EXPORT).full_width();
    let idle = scope.document.export.job.is_none();
    if button.enabled(idle).show(ui).clicked() {
        scope.say(Message::ChooseExport);
    }
}
