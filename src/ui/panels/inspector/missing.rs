//! Who is missing: the activities that would answer most, and a search for any other.

use egui::{ScrollArea, Ui};

use super::Scope;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::matching::missing::{MissingActor, Served, activity, chains_missing};
use crate::model::Project;
use crate::session::what_if::place_name;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::panels::memo::Memo;
use crate::ui::panels::page_head::head;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{ListRow, SearchField, section};

/// Flows named in a row.
const NAMED: usize = 3;
/// Chains shown.
const CHAINS: usize = 8;

/// What the page remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MissingState {
    search: String,
    rows: Memo<Row>,
    chains: Memo<Chain>,
}

/// An activity in words.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    class: String,
    title: String,
    why: String,
    at: Option<LonLat>,
}

/// A chain in words.
#[derive(Clone, Debug, PartialEq)]
struct Chain {
    class: String,
    at: LonLat,
    title: String,
    ends: String,
}

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut MissingState) {
    head(ui, scope, |ui, scope| {
        drop(role::title(ui, scope.tr("missing-title")));
    });
    role::small(ui, scope.tr("missing-purpose"));
    ui.add_space(space::NEAR);
    let hint = scope.tr("missing-search");
    SearchField::new(&hint, &mut state.search)
        .width(ui.available_width())
        .show(ui);
    ui.add_space(space::NEAR);
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("missing")
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - space::TIGHT);
            ui.spacing_mut().item_spacing.y = 0.0;
            rows_ui(ui, scope, state);
            if state.search.trim().is_empty() {
                chains_ui(ui, scope, &mut state.chains);
            }
            ui.add_space(space::APART);
        });
}

fn rows_ui(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut MissingState) {
    let Some(answer) = &scope.document.what_if.missing else {
        ui.add_space(space::NEAR);
        role::small(ui, scope.tr("missing-searching"));
        return;
    };
    let sought = state.search.trim().to_owned();
    let key = format!("{} {sought}", scope.lang.code());
    let project = scope.document.session.project();
    let teller: &Scope<'_> = scope;
    let rows = state.rows.rows(answer.revision, &key, || {
        rows(teller, project, &answer.actors, &sought)
    });
    if rows.is_empty() {
        ui.add_space(space::NEAR);
        let words = match sought.is_empty() {
            true => scope.tr("missing-none"),
            false => scope.tr_with("missing-no-such", &[("words", &sought)]),
        };
        ui.add(egui::Label::new(Type::Body.rich(words)).wrap());
        return;
    }
    let tint = color(palette(ui.ctx()).accent);
    for row in rows {
        let shown = ListRow::new(&row.title)
            .icon(icons::PLACE, tint)
            .detail(&row.why, 3)
            .inset()
            .show(ui);
        if shown.clicked() {
            scope.say(Message::Imagine {
                class: row.class.clone(),
                at: row.at,
            });
        }
    }
}

/// Those that would help most, or all activities of that name.
fn rows(scope: &Scope<'_>, project: &Project, missing: &[MissingActor], sought: &str) -> Vec<Row> {
    if sought.is_empty() {
        return missing.iter().map(|m| row(scope, project, m)).collect();
    }
    let found = activity::search(sought, scope.lang).into_iter();
    found
        .map(|class| match missing.iter().find(|m| m.class == class) {
            Some(missing) => row(scope, project, missing),
            None => Row {
                class: class.to_owned(),
                title: activity::headline(class, scope.lang),
                why: scope.tr("missing-any"),
                at: None,
            },
        })
        .collect()
}

fn row(scope: &Scope<'_>, project: &Project, missing: &MissingActor) -> Row {
    let side = |key: &str, offers: bool| {
        let n = missing.serves.iter().filter(|s| s.is_offer == offers).count();
        (n > 0).then(|| scope.count(key, n))
    };
    let what: Vec<String> = [side("missing-offers", true), side("missing-needs", false)]
        .into_iter()
        .flatten()
        .collect();
    let place = match place_name(missing.at) {
        Some(place) => scope.tr_with("missing-near", &[("place", &place)]),
        None => scope.tr("missing-here"),
    };
    let examples = examples(project, &missing.serves);
    Row {
        class: missing.class.clone(),
        title: activity::headline(&missing.class, scope.lang),
        why: scope.tr_with(
            "missing-why",
            &[
                ("place", &place),
                ("what", &what.join(", ")),
                ("examples", &examples),
            ],
        ),
        at: Some(missing.at),
    }
}

/// The first few different things that would be served.
fn examples(project: &Project, serves: &[Served]) -> String {
    let mut named: Vec<&str> = Vec::new();
    let mut more = false;
    for flow in serves.iter().filter_map(|s| project.flows.get(&s.flow)) {
        let label = flow.label.as_str();
        if named.contains(&label) {
            continue;
        }
        more = named.len() >= NAMED;
        if more {
            break;
        }
        named.push(label);
    }
    let list = named.join(", ");
    if more { format!("{list}…") } else { list }
}

fn chains_ui(ui: &mut Ui, scope: &mut Scope<'_>, memo: &mut Memo<Chain>) {
    let Some(answer) = &scope.document.what_if.missing else {
        return;
    };
    let project = scope.document.session.project();
    let teller: &Scope<'_> = scope;
    let chains = memo.rows(answer.revision, scope.lang.code(), || {
        chains(teller, project, &answer.actors)
    });
    if chains.is_empty() {
        return;
    }
    ui.add_space(space::PAD);
    section(ui, &scope.tr("missing-chains"));
    let tint = color(palette(ui.ctx()).text_2);
    for chain in chains {
        let shown = ListRow::new(&chain.title)
            .icon(icons::SYNERGY, tint)
            .plain()
            .detail(&chain.ends, 2)
            .inset()
            .show(ui);
        if shown.clicked() {
            scope.say(Message::Imagine {
                class: chain.class.clone(),
                at: Some(chain.at),
            });
        }
    }
}

fn chains(scope: &Scope<'_>, project: &Project, missing: &[MissingActor]) -> Vec<Chain> {
    let lang: Lang = scope.lang;
    let told = |chain: crate::matching::missing::MissingChain| {
        let (offer, need) = (
            project.flows.get(&chain.link.offer)?,
            project.flows.get(&chain.link.need)?,
        );
        let name = |flow: &crate::model::Flow| {
            let actor = project.actors.get(&flow.actor);
            actor.map(|a| a.map_name().to_owned()).unwrap_or_default()
        };
        let who = activity::phrase(&chain.class, lang);
        Some(Chain {
            title: scope.tr_with("missing-chain", &[("offer", &offer.label), ("need", &need.label)]),
            ends: scope.tr_with(
                "missing-chain-ends",
                &[("from", &name(offer)), ("who", &who), ("to", &name(need))],
            ),
            class: chain.class,
            at: chain.at,
        })
    };
    let Some(snapshot) = scope.document.snapshot.as_ref() else {
        return Vec::new();
    };
    chains_missing(missing, &snapshot.rules)
        .into_iter()
        .filter_map(told)
        .take(CHAINS)
        .collect()
}
