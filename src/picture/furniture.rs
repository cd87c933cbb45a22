//! Around the map: scale bar, north, credits, title, sentence, audience.

use super::labels;
use super::scene::{Notice, NoticeRole, Point, ScaleBar};
use super::sizes::Sizes;
use super::typeface::{Weight, measure};
use super::view::{Rect, View};
use crate::base::geo::{EARTH_RADIUS_KM, LonLat};
use crate::base::i18n::{Lang, tr_args};
use crate::base::number;

/// Longest scale bar, in points.
const MAX_BAR: f64 = 165.0;
/// Lines of credits at most; what does not fit ends in an ellipsis.
const MAX_CREDIT_LINES: usize = 4;

/// Everything around the map, and the rectangles it takes.
pub(super) struct Furniture {
    pub scale_bar: Option<ScaleBar>,
    pub north: Option<Point>,
    pub attribution: Option<Notice>,
    pub notices: Vec<Notice>,
    /// Where the legend begins.
    pub legend_at: Point,
    pub taken: Vec<Rect>,
}

/// Lays out everything around the map but the legend.
pub(super) fn lay(view: &View, sizes: &Sizes, lang: Lang) -> Furniture {
    let m = sizes.margin;
    let mut taken = view.insets.clone();
    let mut notices = Vec::new();
    let strip = sentence(view, sizes);
    let bottom = strip.as_ref().map_or(view.height, |notice| notice.rect.y);
    notices.extend(strip);
    let (top_left, below_title) = title(view, sizes);
    notices.extend(top_left);
    let north_r = 14.0 * sizes.unit;
    let north = [view.width - m - north_r * 0.4, m + north_r];
    let badge = badge(view, sizes, north[0] - north_r * 1.6);
    notices.extend(badge);
    let scale_bar = scale_bar(view, [m, bottom - m], sizes, lang);
    let bar_end = scale_bar.as_ref().map_or(m, |bar| {
        bar.text_at[0] + measure(&bar.text, Weight::Medium, bar.size)
    });
    let attribution = credits(view, [bar_end + 2.0 * m, bottom - m], sizes);
    taken.extend(notices.iter().map(|notice| notice.rect));
    taken.extend(attribution.iter().map(|notice| notice.rect));
    taken.push(Rect::centred(north, 1.4 * north_r, 2.2 * north_r));
    if let Some(bar) = &scale_bar {
        taken.push(Rect {
            x: bar.from[0],
            y: bar.from[1] - bar.size,
            w: bar_end - bar.from[0],
            h: bar.size * 1.5,
        });
    }
    Furniture {
        scale_bar,
        north: Some(north),
        attribution,
        notices,
        legend_at: [m, below_title],
        taken,
    }
}

/// Kilometres of ground under one view pixel at that height of the view.
pub(super) fn km_per_pixel(view: &View, y: f32) -> f64 {
    let place = LonLat::from_mercator(view.unproject([view.width / 2.0, y]));
    std::f64::consts::TAU * EARTH_RADIUS_KM * place.lat.to_radians().cos() / view.world_pixels()
}

fn scale_bar(view: &View, [x, y]: Point, sizes: &Sizes, lang: Lang) -> Option<ScaleBar> {
    let km = km_per_pixel(view, y);
    let room = (MAX_BAR * f64::from(sizes.unit)).min(f64::from(view.width) * 0.3);
    let most = km * room;
    if !most.is_finite() || most <= 0.0 {
        return None;
    }
    let decade = 10f64.powf(most.log10().floor());
    let kilometres = [5.0, 2.0, 1.0]
        .into_iter()
        .map(|n| n * decade)
        .find(|k| *k <= most)?;
    let length = (kilometres / km) as f32;
    let (value, unit) = if kilometres >= 1.0 {
        (kilometres, "km")
    } else {
        (kilometres * 1000.0, "m")
    };
    let size = if view.wall {
        sizes.legend
    } else {
        sizes.legend * 0.96
    };
    let decimals = if value < 1.0 { 2 } else { 0 };
    let mut text = format!("{}{}{unit}", number::format(lang, value, decimals), number::NBSP);
    if let Some(ratio) = ratio(view) {
        let n = number::format(lang, three_digits(ratio), 0);
        text += &format!(" · {}", tr_args(lang, "map-ratio", &[("n", n.into())]));
    }
    Some(ScaleBar {
        from: [x, y],
        to: [x + length, y],
        kilometres,
        text,
        text_at: [x + length + size * 0.6, y + size * 0.2],
        size,
    })
}

/// Length on the ground over length on paper, in the middle of the sheet; `None` off paper.
pub fn ratio(view: &View) -> Option<f64> {
    Some(km_per_pixel(view, view.height / 2.0) * 1000.0 / view.paper?)
}

fn three_digits(value: f64) -> f64 {
    let step = 10f64.powf(value.max(1.0).log10().floor() - 2.0);
    (value / step).round() * step
}

/// Credits at the bottom right, in as many lines as the width asks for.
fn credits(view: &View, [left, bottom]: Point, sizes: &Sizes) -> Option<Notice> {
    let size = sizes.attribution;
    let right = view.width - sizes.margin * 0.7;
    let room = (right - left).max(view.width * 0.25);
    let lines = wrap(
        &view.captions.attribution,
        Weight::Regular,
        size,
        room,
        MAX_CREDIT_LINES,
    );
    if lines.is_empty() {
        return None;
    }
    let height = size * 1.3;
    let widths: Vec<f32> = lines
        .iter()
        .map(|line| measure(line, Weight::Regular, size))
        .collect();
    let widest = widths.iter().copied().fold(0.0, f32::max);
    let top = bottom + size * 0.6 - height * lines.len() as f32;
    let place =
        |(i, (line, width)): (usize, (String, f32))| (line, [right - width, top + height * i as f32 + size]);
    let rect = Rect {
        x: right - widest,
        y: top,
        w: widest,
        h: height * widths.len() as f32,
    };
    Some(Notice {
        role: NoticeRole::Attribution,
        lines: lines.into_iter().zip(widths).enumerate().map(place).collect(),
        rect: rect.grown(size * 0.35),
        size,
        weight: Weight::Regular,
    })
}

/// Title and subtitle at the top left, and where what follows begins.
fn title(view: &View, sizes: &Sizes) -> (Vec<Notice>, f32) {
    let x = sizes.margin;
    let mut y = sizes.margin;
    let mut notices = Vec::new();
    let texts = [
        (
            NoticeRole::Title,
            &view.captions.title,
            sizes.title,
            Weight::SemiBold,
        ),
        (
            NoticeRole::Subtitle,
            &view.captions.subtitle,
            sizes.subtitle,
            Weight::Regular,
        ),
    ];
    for (role, text, size, weight) in texts {
        let height = size * 1.25;
        for line in wrap(text, weight, size, view.width * 0.55, 2) {
            let rect = Rect {
                x,
                y,
                w: measure(&line, weight, size),
                h: height,
            };
            notices.push(Notice {
                role,
                lines: vec![(line, [x, y + size])],
                rect,
                size,
                weight,
            });
            y += height;
        }
    }
    if !notices.is_empty() {
        y += sizes.legend * 0.5;
    }
    (notices, y)
}

/// The strip of the wall: one sentence, in two lines if it must.
fn sentence(view: &View, sizes: &Sizes) -> Option<Notice> {
    let size = sizes.sentence;
    let x = sizes.margin;
    let lines = wrap(
        &view.captions.sentence,
        Weight::SemiBold,
        size,
        view.width - 2.0 * x,
        2,
    );
    if lines.is_empty() {
        return None;
    }
    let line = size * 1.3;
    let height = if view.wall {
        view.height * 0.089
    } else {
        size * 2.3
    };
    let height = height + line * (lines.len() - 1) as f32;
    let top = view.height - height;
    let first = top + (height - line * lines.len() as f32) / 2.0 + size;
    let place = |(i, text): (usize, String)| (text, [x, first + line * i as f32]);
    Some(Notice {
        role: NoticeRole::Sentence,
        lines: lines.into_iter().enumerate().map(place).collect(),
        rect: Rect {
            x: 0.0,
            y: top,
            w: view.width,
            h: height,
        },
        size,
        weight: Weight::SemiBold,
    })
}

/// Audience at the top right, left of the north arrow.
fn badge(view: &View, sizes: &Sizes, right: f32) -> Option<Notice> {
    let size = sizes.subtitle * 0.9;
    let text = wrap(&view.captions.badge, Weight::Medium, size, view.width * 0.3, 1).pop()?;
    let (pad, icon) = (size * 0.6, size * 1.5);
    let w = measure(&text, Weight::Medium, size) + icon + 2.0 * pad;
    let rect = Rect {
        x: right - w,
        y: sizes.margin,
        w,
        h: size * 2.0,
    };
    Some(Notice {
        role: NoticeRole::Badge,
        lines: vec![(text, [rect.x + pad + icon, rect.y + size * 1.35])],
        rect,
        size,
        weight: Weight::Medium,
    })
}

/// Breaks a text between words into at most `max` lines; the rest becomes an ellipsis.
pub(super) fn wrap(text: &str, weight: Weight, size: f32, room: f32, max: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_ascii_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        let longer = longer.filter(|longer| measure(longer, weight, size) <= room);
        let full = lines.len() >= max;
        match (longer, lines.last_mut()) {
            (Some(longer), Some(line)) => *line = longer,
            (_, last) if full => {
                if let Some(line) = last {
                    line.push('…');
                }
                break;
            }
            _ => lines.push(labels::fitting(word, weight, size, room)),
        }
    }
    lines
}
