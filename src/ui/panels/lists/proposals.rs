//! Proposals, best first, then what people already decided.

use std::sync::Arc;

use egui::{Align, Rect, ScrollArea, Ui, vec2};

use super::{ListState, Scope, blocked, deciding, hint};
use crate::base::text::capitalised;
use crate::matching::explain::{Explanation, kilometres};
use crate::matching::{Candidate, Exchange, explain};
use crate::model::{Level, Project, Synergy, SynergyState};
use crate::picture::LineState;
use crate::session::Snapshot;
use crate::session::follow_up::ends;
use crate::session::rivals::Rivals;
use crate::session::snapshot::News;
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{color, palette, space};
use crate::ui::widgets::{LineLook, ListRow, Tag, section};

/// Width at the right of a row where its score stands, in points.
const SCORE: f32 = 56.0;

/// Shows the list.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut ListState) {
    let document = scope.document;
    let Some(snapshot) = document.snapshot.as_ref() else {
        hint(ui, &scope.tr("list-first"));
        return;
    };
    deciding::show(ui, scope, &mut state.deciding);
    let project = scope.document.session.project();
    let decided = state
        .decided
        .rows(scope.document.session.revision(), "", || decided(project));
    let candidates = new_first(snapshot);
    let height = ListRow::new("x").detail("x", 2).height();
    let gone: Vec<&Exchange> = match document.news_are_fresh() {
        true => vanished(&snapshot.news, project).take(VANISHED).collect(),
        false => Vec::new(),
    };
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("proposals")
        .show_viewport(ui, |ui, viewport| {
            if candidates.is_empty() {
                // Where all is decided, there is nothing to advise.
                let all_decided = !decided.is_empty() && snapshot.project.flows.len() > 1;
                hint(
                    ui,
                    &scope.tr(if all_decided {
                        "list-all-decided"
                    } else {
                        "list-empty"
                    }),
                );
            }
            // Only the rows in view are worked out: the list may hold thousands.
            let top = ui.cursor().top();
            if std::mem::replace(&mut state.news, document.news_since) != document.news_since {
                let newest = candidates.first().filter(|c| snapshot.news.is_new(c));
                reveal(ui, newest.map(|_| 0), viewport, height);
            }
            let first = (viewport.top() / height).floor().max(0.0) as usize;
            let last = ((viewport.bottom() / height).ceil().max(0.0) as usize + 1).min(candidates.len());
            let first = first.min(last);
            ui.add_space(first as f32 * height);
            let rivals = Rivals::of(scope.document.session.project());
            for candidate in &candidates[first..last] {
                let id = candidate.id(&snapshot.project);
                let told = (document.map.version(), scope.lang);
                let words = state.explained.row(told, &id, || {
                    explain(
                        &snapshot.project,
                        &snapshot.rules,
                        candidate,
                        Level::Operator,
                        scope.lang,
                    )
                });
                match words {
                    Some(words) => candidate_row(ui, scope, candidate, id, words, &rivals),
                    // The flow was just deleted: keep the row's room until the new list arrives.
                    None => ui.add_space(height),
                }
            }
            let drawn_to = ui.cursor().top() - top;
            ui.add_space((candidates.len() as f32 * height - drawn_to).max(0.0));
            for exchange in &gone {
                gone_row(ui, scope, snapshot, exchange);
            }
            if snapshot.count > snapshot.candidates.len() {
                hint(
                    ui,
                    &scope.count("list-more", snapshot.count - snapshot.candidates.len()),
                );
            }
            blocked::show(ui, scope, &mut state.blocked);
            for (key, synergies) in decided {
                decided_rows(ui, scope, key, synergies);
            }
            ui.add_space(space::APART);
        });
}

/// What is no longer there, by what it was about.
fn gone_row(ui: &mut Ui, scope: &Scope<'_>, snapshot: &Snapshot, exchange: &Exchange) {
    let label = |flow| snapshot.project.flows.get(flow).map(|f| f.label.clone());
    if let Some(label) = label(&exchange.offer).or_else(|| label(&exchange.need)) {
        ListRow::new(&label)
            .detail(&scope.tr("row-gone"), 1)
            .gone(true)
            .show(ui);
    }
}

/// A heading, and the synergies under it.
fn decided_rows(ui: &mut Ui, scope: &mut Scope<'_>, key: &str, synergies: &[Arc<Synergy>]) {
    let heading = scope.count(key, synergies.len());
    ui.add_space(space::PAD);
    ui.horizontal(|ui| {
        ui.add_space(space::PAD);
        ui.vertical(|ui| section(ui, &heading));
    });
    let height = ListRow::new("x").detail("x", 1).height();
    in_view(ui, synergies.len(), height, |ui, i| {
        synergy_row(ui, scope, &synergies[i]);
    });
}

/// Vanished proposals that are shown.
const VANISHED: usize = 5;

/// What the last edit took from the list. What was kept or refused has not vanished: it stands below.
fn vanished<'a>(news: &'a News, project: &'a Project) -> impl Iterator<Item = &'a Exchange> {
    news.gone.iter().filter(|gone| {
        let ends = (Some(gone.offer), Some(gone.need));
        let mut synergies = project.synergies.values();
        !synergies.any(|s| (s.offer_flow, s.need_flow) == ends)
    })
}

/// Up to so many decided synergies are all worked out in each frame.
const ROOM: usize = 200;

/// Works out only those of many equal rows that can be seen.
fn in_view(ui: &mut Ui, count: usize, height: f32, mut row: impl FnMut(&mut Ui, usize)) {
    let (top, seen) = (ui.cursor().top(), ui.clip_rect());
    let rows_to = |y: f32| ((y - top) / height).clamp(0.0, count as f32);
    // A list of a room is whole, so that it can be read aloud and gone through by keyboard.
    let (first, last) = if count <= ROOM {
        (0, count)
    } else {
        (
            rows_to(seen.top()).floor() as usize,
            rows_to(seen.bottom()).ceil() as usize,
        )
    };
    ui.add_space(first as f32 * height);
    for i in first..last {
        row(ui, i);
    }
    ui.add_space((count - last) as f32 * height);
}

/// What the last edit brought stands first, until the next edit: the room has just said it.
fn new_first(snapshot: &Snapshot) -> Vec<&Candidate> {
    let news = &snapshot.news;
    if news.new.is_empty() && news.new_pools.is_empty() {
        return snapshot.candidates.iter().collect();
    }
    let (mut new, rest): (Vec<_>, Vec<_>) = snapshot.candidates.iter().partition(|c| news.is_new(c));
    new.extend(rest);
    new
}

/// Brings a row into view, if it is not.
fn reveal(ui: &Ui, row: Option<usize>, viewport: Rect, height: f32) {
    let Some(row) = row else { return };
    let (top, bottom) = (row as f32 * height, (row + 1) as f32 * height);
    if top < viewport.top() || bottom > viewport.bottom() {
        let corner = ui.cursor().min + vec2(0.0, top);
        let rect = Rect::from_min_size(corner, vec2(ui.available_width(), height));
        ui.scroll_to_rect(rect, Some(Align::Center));
    }
}

fn candidate_row(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    candidate: &Candidate,
    id: String,
    words: &Explanation,
    rivals: &Rivals,
) {
    let document = scope.document;
    let Some(snapshot) = document.snapshot.as_ref() else {
        return;
    };
    let project = &snapshot.project;
    let score = format!("{}", (f64::from(candidate.score()) / 1000.0).round());
    let stronger = document.news_are_fresh() && snapshot.news.is_stronger(candidate);
    let score = if stronger {
        scope.tr_with("score-stronger", &[("score", &score)])
    } else {
        score
    };
    let km = words
        .distance_km
        .map(|km| kilometres(scope.lang, km))
        .unwrap_or_default();
    // Of a group the number counts first; of a pair, who they are.
    let detail = match candidate {
        Candidate::Pool(_) => format!("{} {}", words.hint, words.ends),
        Candidate::Exchange(_) | Candidate::Chain(_) => format!("{}. {}", words.ends, words.hint),
    };
    let tint = color(palette(ui.ctx()).family(words.family));
    let fresh = scope.tr("tag-new");
    let mut row = ListRow::new(&words.short)
        .icon(icons::family(words.family), tint)
        .detail(&detail, 2)
        .number(&score)
        .note(&km)
        .selected(document.selection == Selection::Candidate(id.clone()));
    if snapshot.news.is_new(candidate) {
        row = row.tag(Tag::signal(&fresh));
    }
    let flagged = scope.tr("rivals-row");
    if rivals.holds_back(candidate, project) {
        row = row.tag(Tag::neutral(Some(icons::COMPETITION), &flagged));
    }
    let shown = row.show(ui);
    let at_score = |at: egui::Pos2| at.x > shown.rect.right() - SCORE;
    let shown = if shown.hover_pos().is_some_and(at_score) {
        shown.on_hover_text(scope.tr("score-hint"))
    } else {
        shown
    };
    if shown.clicked() {
        scope.say(Message::Select(Selection::Candidate(id)));
    }
}

/// Key of a heading, and the synergies under it.
pub type Group = (&'static str, Vec<Arc<Synergy>>);

/// Decided synergies under three headings, those to follow first.
fn decided(project: &Project) -> Vec<Group> {
    use SynergyState as S;
    let group = |wanted: &dyn Fn(SynergyState) -> bool| {
        let mut found: Vec<_> = project
            .synergies
            .values()
            .filter(|s| wanted(s.state))
            .cloned()
            .collect();
        found.sort_by(|a, b| a.reference.cmp(&b.reference));
        found
    };
    let under_way = group(&|s| LineState::of_state(s).is_some_and(|l| l < LineState::Running));
    let running = group(&|s| s == S::EnService);
    let aside = group(&|s| {
        matches!(
            s,
            S::Arretee | S::Abandonnee | S::Refusee | S::Attente | S::Suspendue
        )
    });
    let groups = [
        ("list-decided", under_way),
        ("list-running", running),
        ("list-aside", aside),
    ];
    groups.into_iter().filter(|(_, list)| !list.is_empty()).collect()
}

fn synergy_row(ui: &mut Ui, scope: &mut Scope<'_>, synergy: &Synergy) {
    let project = scope.document.session.project();
    let flow = synergy
        .offer_flow
        .or(synergy.need_flow)
        .and_then(|f| project.flows.get(&f));
    let pool_flow = || {
        let pool = project.pools.get(&synergy.pool?)?;
        project.flows.get(pool.flows.first()?)
    };
    let family = flow.or_else(pool_flow).and_then(|f| f.family());
    let tint = color(palette(ui.ctx()).family(family));
    let state = scope.tr(&format!("state-{}", synergy.state.code()));
    let ends = ends(project, synergy);
    let title = if synergy.label.is_empty() {
        ends.clone()
    } else {
        capitalised(&synergy.label)
    };
    let mut row = ListRow::new(&title)
        .icon(icons::family(family), tint)
        .detail(&ends, 1)
        .note(&state)
        .selected(scope.document.selection == Selection::Synergy(synergy.id));
    if LineState::of_state(synergy.state).is_some() {
        row = row.trail(LineLook::of(Some(synergy.state)), tint);
    }
    if row.show(ui).clicked() {
        scope.say(Message::Select(Selection::Synergy(synergy.id)));
    }
}
