//! Which area to fetch, how deep, and what that takes: said before anything is fetched.

use egui::Ui;

use super::size;
use crate::base::geo::{GeoBox, LonLat};
use crate::base::number;
use crate::online::plan::{DEEPEST, Plan, PlanFault};
use crate::online::{Allowed, Provider};
use crate::session::framing;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::online::OnlineWish;
use crate::ui::panels::Scope;
use crate::ui::theme::{Type, role, space};
use crate::ui::widgets::{Button, Entry, Notice, NoticeKind, Scale, choice, slider};

/// Coarsest zoom fetched: the whole territory in a few tiles.
const COARSEST: u8 = 8;
/// Detail offered first: streets with their names.
const USUAL: f64 = 15.0;
/// Least detail offered.
const LEAST: f64 = 11.0;
/// Room around the actors of a territory, as a share of its side.
const AROUND: f64 = 0.15;

/// The area chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Area {
    #[default]
    View,
    Territory,
}

/// What is chosen for the next preparation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AreaState {
    area: Area,
    provider: Option<Provider>,
    /// Deepest zoom; `None` is the usual one.
    deepest: Option<f64>,
}

/// Shows the choices and the button that begins.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut AreaState) {
    let able: Vec<Allowed> = Provider::ALL
        .into_iter()
        .filter_map(|provider| scope.online.choices().allowed(provider))
        .filter(Allowed::may_be_prepared)
        .collect();
    if able.is_empty() {
        let osm = scope.online.choices().of(Provider::Osm).on;
        role::small(
            ui,
            scope.tr(if osm {
                "online-prepare-osm"
            } else {
                "online-prepare-none"
            }),
        );
        return;
    }
    let allowed = provider_ui(ui, scope, state, &able);
    area_ui(ui, scope, state);
    let deepest = deepest_ui(ui, scope, state, allowed.provider());
    ui.add_space(space::NEAR);
    let Some(area) = area(scope, state.area) else {
        role::small(ui, scope.tr("online-plan-empty"));
        return;
    };
    let territory = &scope.document.session.project().name;
    let name = format!("{} · {territory}", allowed.provider().name(scope.lang));
    let plan = Plan::new(allowed, &name, area, (COARSEST, deepest));
    told(ui, scope, &plan, allowed);
    let words = scope.tr("online-prepare-begin");
    let button = Button::primary(&words).icon(icons::IMPORT).enabled(plan.is_ok());
    if button.show(ui).clicked()
        && let Ok(plan) = plan
    {
        scope.say(Message::Online(OnlineWish::Prepare(plan)));
    }
}

fn provider_ui<'a>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    state: &mut AreaState,
    able: &'a [Allowed],
) -> &'a Allowed {
    let position = |wanted| able.iter().position(|allowed| Some(allowed.provider()) == wanted);
    if able.len() > 1 {
        let names: Vec<String> = able.iter().map(|a| a.provider().name(scope.lang)).collect();
        let entries: Vec<_> = able
            .iter()
            .zip(&names)
            .map(|(allowed, name)| Entry {
                value: allowed.provider(),
                label: name,
                note: "",
            })
            .collect();
        let mut chosen = position(state.provider).map_or(Some(able[0].provider()), |_| state.provider);
        choice(ui, &scope.tr("online-sources"), "", &entries, &mut chosen);
        state.provider = chosen;
    }
    &able[position(state.provider).unwrap_or_default()]
}

fn area_ui(ui: &mut Ui, scope: &Scope<'_>, state: &mut AreaState) {
    let (view, territory) = (scope.tr("online-area-view"), scope.tr("online-area-territory"));
    let entries = [(Area::View, &view), (Area::Territory, &territory)].map(|(value, label)| Entry {
        value,
        label,
        note: "",
    });
    let mut chosen = Some(state.area);
    choice(ui, &scope.tr("online-area"), "", &entries, &mut chosen);
    state.area = chosen.unwrap_or_default();
}

fn deepest_ui(ui: &mut Ui, scope: &Scope<'_>, state: &mut AreaState, provider: Provider) -> u8 {
    let least = LEAST.max(f64::from(provider.zooms().0));
    let mut deepest = state.deepest.unwrap_or(USUAL).max(least);
    let detail = match deepest as u8 {
        ..=12 => "online-detail-communes",
        13..=14 => "online-detail-roads",
        15..=16 => "online-detail-streets",
        _ => "online-detail-buildings",
    };
    let words = scope.tr_with(
        "online-deepest",
        &[
            ("zoom", &number::format(scope.lang, deepest, 0)),
            ("detail", &scope.tr(detail)),
        ],
    );
    ui.label(Type::Body.rich(words));
    let scale = Scale {
        least,
        most: f64::from(DEEPEST),
        step: 1.0,
        usual: USUAL,
    };
    slider(ui, &scope.tr("online-deepest-name"), scale, &mut deepest);
    state.deepest = Some(deepest);
    deepest as u8
}

/// What it takes, or why it cannot be.
fn told(ui: &mut Ui, scope: &Scope<'_>, plan: &Result<Plan, PlanFault>, allowed: &Allowed) {
    match plan {
        Ok(plan) => {
            let count = usize::try_from(plan.count()).unwrap_or(usize::MAX);
            let expected = size(scope, scope.online.estimate(plan, allowed));
            let words = format!(
                "{} {}",
                scope.count("online-tiles", count),
                scope.tr_with("online-about-size", &[("size", &expected)])
            );
            ui.label(Type::Strong.rich(words));
            role::small(ui, scope.tr("online-conditions"));
        }
        Err(fault) => {
            Notice::new(NoticeKind::Warning, &fault.message(scope.lang)).show(ui);
        }
    }
    ui.add_space(space::NEAR);
}

/// The area in degrees; `None` before the first frame, or while nobody is placed.
fn area(scope: &Scope<'_>, area: Area) -> Option<GeoBox> {
    match area {
        Area::View => {
            let view = scope.document.map.view.as_ref()?;
            let corners = [[0.0, 0.0], [view.width, view.height]];
            GeoBox::around(corners.map(|corner| LonLat::from_mercator(view.unproject(corner))))
        }
        Area::Territory => {
            let heart = framing::territory(scope.document.session.project())?;
            let (width, height) = (heart.east - heart.west, heart.north - heart.south);
            // A territory of one place is a point: a few hundred metres around it are meant.
            let more = (width.max(height) * AROUND).max(0.005);
            Some(GeoBox {
                west: (heart.west - more).max(-180.0),
                south: (heart.south - more).max(-85.0),
                east: (heart.east + more).min(180.0),
                north: (heart.north + more).min(85.0),
            })
        }
    }
}
