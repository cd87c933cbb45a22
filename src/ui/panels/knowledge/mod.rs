//! Natures and rules: all of them to read, and those that the animateur adds or changes for the project.

mod browse;
mod faults;
mod nature;
mod nature_form;
mod picker;
mod rule;
mod rule_form;
mod rules;

use egui::{ScrollArea, Ui};

use super::Scope;
use super::memo::Memo;
use super::page_head::head;
use crate::base::i18n::Lang;
use crate::reference::{Knowledge, NatureIx};
use crate::ui::icons;
use crate::ui::message::{Message, Page, Selection};
use crate::ui::theme::{role, space};
use crate::ui::widgets::{Button, Notice, NoticeKind};

use nature_form::NatureForm;
use rule_form::RuleForm;

/// Pages that the way back remembers.
const TRAIL: usize = 40;

/// What the pages remember.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnowledgeState {
    /// Typed into the search.
    sought: String,
    /// Typed to be added to the words of a nature.
    word: String,
    found: Memo<NatureIx>,
    /// The form under way, and the page it belongs to.
    form: Option<(Page, Form)>,
    /// Why the last attempt to save was refused, and the page where it was made.
    refused: Option<(Page, String)>,
    /// The page shown, then the ones before it, oldest first.
    trail: Vec<Page>,
    page: Page,
}

/// A form under way.
#[derive(Clone, Debug, PartialEq)]
enum Form {
    Nature(NatureForm),
    Rule(Box<RuleForm>),
}

impl KnowledgeState {
    /// The page shown last.
    pub fn last(&self) -> Page {
        self.page.clone()
    }

    /// Ends the form: what it said is saved.
    pub fn close_form(&mut self) {
        (self.form, self.refused) = (None, None);
        self.word.clear();
    }

    /// Says why something was refused, on the page where it was asked.
    pub fn refuse(&mut self, words: String) {
        self.refused = Some((self.page.clone(), words));
    }

    /// One step back: ends the form, else goes to the page before; `None` closes.
    pub fn back(&mut self, page: &Page) -> Option<Page> {
        if self.form.take_if(|(of, _)| of == page).is_some() {
            return Some(page.clone());
        }
        let before = self.trail.pop();
        self.page = before.clone().unwrap_or_default();
        before
    }

    fn open(&mut self, page: &Page, form: Form) {
        self.refused = None;
        self.form = Some((page.clone(), form));
    }

    /// Follows to the page that is shown now.
    fn follow(&mut self, page: &Page) {
        if self.page == *page {
            return;
        }
        let before = std::mem::replace(&mut self.page, page.clone());
        match page {
            Page::All => self.trail.clear(),
            _ => self.trail.push(before),
        }
        if self.trail.len() > TRAIL {
            self.trail.remove(0);
        }
        self.word.clear();
        self.refused = None;
    }
}

/// Shows a page, or the form that belongs to it.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut KnowledgeState, page: &Page) {
    state.follow(page);
    let has_form = state.form.as_ref().is_some_and(|(of, _)| of == page);
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt(("knowledge", format!("{page:?}"), has_form))
        .show(ui, |ui| {
            if !has_form && *page != Page::All {
                way_back(ui, scope);
            }
            if let Some((_, form)) = state.form.as_mut().filter(|(of, _)| of == page) {
                let closed = match form {
                    Form::Nature(form) => nature_form::show(ui, scope, form),
                    Form::Rule(form) => rule_form::show(ui, scope, form),
                };
                refusal(ui, state, page);
                if closed {
                    state.form = None;
                    state.refused = None;
                }
            } else {
                match page {
                    Page::All => browse::show(ui, scope, state),
                    Page::Nature(code) => nature::show(ui, scope, state, code),
                    Page::Rule(id) => rule::show(ui, scope, state, id),
                }
            }
            ui.add_space(space::MARGIN);
        });
}

/// Natures that a text could mean: those that complete it, else those that it sounds like.
pub fn meant(known: &Knowledge, text: &str, lang: Lang, limit: usize) -> Vec<NatureIx> {
    let found = known.search(text, lang, limit);
    if !found.is_empty() {
        return found;
    }
    let heard = known.recognise(text);
    let others = heard.alternatives.into_iter().map(|(ix, _)| ix);
    heard.nature.into_iter().chain(others).take(limit).collect()
}

/// Goes to a page.
fn go(page: Page) -> Message {
    Message::Select(Selection::Knowledge(page))
}

fn way_back(ui: &mut Ui, scope: &mut Scope<'_>) {
    head(ui, scope, |ui, scope| {
        let words = scope.tr("knowledge-back");
        if Button::quiet(&words).icon(icons::CARET_LEFT).show(ui).clicked() {
            scope.say(go(Page::All));
        }
    });
}

/// Why the last attempt on this page was refused.
fn refusal(ui: &mut Ui, state: &KnowledgeState, page: &Page) {
    if let Some((_, words)) = state.refused.as_ref().filter(|(of, _)| of == page) {
        ui.add_space(space::NEAR);
        Notice::new(NoticeKind::Error, words).show(ui);
    }
}

/// Says that nothing can be changed here, when that is so.
fn read_only(ui: &mut Ui, scope: &Scope<'_>) -> bool {
    let read_only = scope.document.session.is_read_only();
    if read_only {
        ui.add_space(space::NEAR);
        role::small(ui, scope.tr("knowledge-read-only"));
    }
    read_only
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_through_the_pages_seen_and_then_out() {
        let mut state = KnowledgeState::default();
        let nature = |code: &str| Page::Nature(code.to_owned());
        for page in [
            Page::All,
            nature("W"),
            nature("W.WOOD"),
            Page::Rule("SUB1".to_owned()),
        ] {
            state.follow(&page);
        }
        let rule = Page::Rule("SUB1".to_owned());
        state.open(&rule, Form::Nature(NatureForm::default()));
        assert_eq!(state.back(&rule), Some(rule.clone()), "first the form ends");
        assert_eq!(state.back(&rule), Some(nature("W.WOOD")));
        state.follow(&nature("W.WOOD"));
        assert_eq!(state.back(&nature("W.WOOD")), Some(nature("W")));
        assert_eq!(state.back(&nature("W")), Some(Page::All));
        assert_eq!(state.back(&Page::All), None);
    }
}
