//! Tables: heads repeated on every page, rows kept whole unless one is taller than a page.

use super::{Sheet, hairline};
use crate::report::content::{Cell, Column, Place, Table};
use crate::report::style::{
    AFTER_BLOCK, BOTTOM, CELL, FIRST_CELL, GUTTER, HEAD, HEAD_RULE, MEASURE, ROW_PADDING, SIDE, Style, TOP,
    Tone, UNDER_CELL,
};
use crate::report::tags::{Kind, TagId};
use crate::report::words;
use crate::report::wrap::wrap;

/// A heading keeps at most this much of a table with it.
const MOST_LEAD: f32 = (BOTTOM - TOP) / 2.0;
/// A row that is torn leaves at least this much on the page where it begins.
const LEAST_TORN: f32 = 60.0;

/// A column as paper has it: columns of the table, one below the other.
struct Strip {
    columns: Vec<usize>,
    x: f32,
    width: f32,
}

/// One line of a cell.
type Words = (String, Style);

/// The lines of each cell of a row, and the elements that they belong to.
struct Row {
    cells: Vec<Vec<Words>>,
    elements: Vec<Option<TagId>>,
    /// The first cell says the same as the one above.
    same: bool,
}

impl Sheet {
    pub(super) fn table(&mut self, table: &Table) {
        let strips = strips(table);
        if strips.is_empty() || table.rows.is_empty() {
            return;
        }
        let head = heads(&table.columns, &strips);
        self.need(self.lead_of_table(table));
        let element = self.laid.tags.add(Kind::Table, None);
        let inside = self.laid.tags.add(Kind::Head, Some(element));
        let inside = self.laid.tags.add(Kind::Row, Some(inside));
        let cells = strips
            .iter()
            .map(|_| Some(self.laid.tags.add(Kind::HeadCell, Some(inside))));
        let elements: Vec<_> = cells.collect();
        self.head(&head, &strips, &elements);
        let body = self.laid.tags.add(Kind::Rows, Some(element));
        for at in 0..table.rows.len() {
            let row = self.row(table, at, &strips, body);
            self.put(row, &strips, &head, starts_group(table, at + 1));
        }
        self.y += AFTER_BLOCK;
    }

    /// Height of the heads and of the first row.
    pub(super) fn lead_of_table(&self, table: &Table) -> f32 {
        let strips = strips(table);
        let first = table.rows.first().map_or(0.0, |row| {
            let cells = strips.iter().enumerate();
            height(
                &cells
                    .map(|(at, strip)| self.cell(row, strip, at == 0))
                    .collect::<Vec<_>>(),
            )
        });
        let heads = height(&heads(&table.columns, &strips));
        (heads + first + 3.0 * ROW_PADDING).min(MOST_LEAD)
    }

    /// The heads of the columns; without elements they are decoration.
    fn head(&mut self, head: &[Vec<Words>], strips: &[Strip], elements: &[Option<TagId>]) {
        let top = self.y;
        for (at, (cell, strip)) in head.iter().zip(strips).enumerate() {
            let mut y = top;
            for (text, style) in cell {
                y = self.line(
                    text.clone(),
                    strip.x,
                    y,
                    *style,
                    elements.get(at).copied().flatten(),
                );
            }
        }
        self.y = top + height(head) + ROW_PADDING * 0.7;
        self.rule(SIDE, MEASURE, HEAD_RULE, Tone::StrongRule);
    }

    fn row(&mut self, table: &Table, at: usize, strips: &[Strip], body: TagId) -> Row {
        let same = !starts_group(table, at);
        let inside = self.laid.tags.add(Kind::Row, Some(body));
        let mut elements = Vec::with_capacity(strips.len());
        for column in 0..strips.len() {
            elements.push(match column {
                0 if same => None,
                0 => Some(
                    self.laid
                        .tags
                        .add(Kind::RowHead(rows_of_group(table, at)), Some(inside)),
                ),
                _ => Some(self.laid.tags.add(Kind::Cell, Some(inside))),
            });
        }
        let row = &table.rows[at];
        let cells = strips.iter().enumerate();
        Row {
            cells: cells.map(|(at, strip)| self.cell(row, strip, at == 0)).collect(),
            elements,
            same,
        }
    }

    fn cell(&self, row: &[Cell], strip: &Strip, first: bool) -> Vec<Words> {
        let mut lines = Vec::new();
        for (below, column) in strip.columns.iter().enumerate() {
            let words = row.get(*column).map(|cell| words::of(cell, self.lang));
            let Some(words) = words.filter(|words| !words.trim().is_empty()) else {
                continue;
            };
            let style = match (below, first) {
                (0, true) => FIRST_CELL,
                (0, false) => CELL,
                _ => UNDER_CELL,
            };
            let wrapped = wrap(&words, &style, strip.width).into_iter();
            lines.extend(wrapped.map(|line| (line, style)));
        }
        lines
    }

    /// Places a row, on the next page when this one has no room for it.
    fn put(&mut self, mut row: Row, strips: &[Strip], head: &[Vec<Words>], ends_group: bool) {
        let group = row.cells.first().cloned().unwrap_or_default();
        if row.same {
            row.cells[0].clear();
        }
        let padding = 2.0 * ROW_PADDING;
        let fresh = BOTTOM - TOP - height(head) - padding;
        let needed = height(&row.cells) + padding;
        let torn = needed > fresh;
        let room = BOTTOM - self.y;
        if (!torn && needed > room) || (torn && room < LEAST_TORN) {
            self.continue_on_next_page(strips, head);
            self.repeat_group(&mut row, &group);
        }
        loop {
            let room = BOTTOM - self.y - padding;
            let top = self.y + ROW_PADDING;
            let mut lowest = top;
            for ((cell, strip), element) in row.cells.iter_mut().zip(strips).zip(&row.elements) {
                let mut y = top;
                let fits = lines_that_fit(cell, room).max(1).min(cell.len());
                for (text, style) in cell.drain(..fits) {
                    y = self.line(text, strip.x, y, style, *element);
                }
                lowest = lowest.max(y);
            }
            self.y = lowest + ROW_PADDING;
            if row.cells.iter().all(Vec::is_empty) {
                break;
            }
            self.continue_on_next_page(strips, head);
        }
        self.end_row(strips, ends_group);
    }

    fn end_row(&mut self, strips: &[Strip], ends_group: bool) {
        let (thickness, tone) = hairline();
        let x = strips
            .get(1)
            .filter(|_| !ends_group)
            .map_or(SIDE, |strip| strip.x);
        self.rule(x, SIDE + MEASURE - x, thickness, tone);
    }

    fn continue_on_next_page(&mut self, strips: &[Strip], head: &[Vec<Words>]) {
        self.break_page();
        self.head(head, strips, &[]);
    }

    /// At the top of a page the reader is told again what the rows are about.
    fn repeat_group(&mut self, row: &mut Row, group: &[Words]) {
        if row.same {
            row.cells[0] = group.to_vec();
        }
    }
}

/// The columns side by side. One of which nothing is known takes no room; the one below it then takes its place.
fn strips(table: &Table) -> Vec<Strip> {
    let told = |at: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(at));
        cells.any(|cell| *cell != Cell::Blank)
    };
    let mut columns: Vec<(usize, Column)> = Vec::with_capacity(table.columns.len());
    let mut free_place: Option<f32> = None;
    for (at, column) in table.columns.iter().enumerate() {
        let mut column = column.clone();
        match column.place {
            Place::SheetOnly => continue,
            Place::Beside => free_place = Some(column.weight),
            Place::Under => column.weight = free_place.unwrap_or(column.weight),
        }
        if at > 0 && !told(at) {
            continue;
        }
        if free_place.take().is_some() {
            column.place = Place::Beside;
        }
        columns.push((at, column));
    }
    let beside = || columns.iter().filter(|(_, column)| column.place == Place::Beside);
    let total: f32 = beside().map(|(_, column)| column.weight).sum();
    let count = beside().count();
    let room = MEASURE - GUTTER * count.saturating_sub(1) as f32;
    let mut strips: Vec<Strip> = Vec::with_capacity(count);
    let mut x = SIDE;
    for (at, column) in &columns {
        match column.place {
            Place::Beside => {
                let width = room * column.weight / total.max(f32::EPSILON);
                strips.push(Strip {
                    columns: vec![*at],
                    x,
                    width,
                });
                x += width + GUTTER;
            }
            Place::Under => {
                if let Some(strip) = strips.last_mut() {
                    strip.columns.push(*at);
                }
            }
            Place::SheetOnly => {}
        }
    }
    strips
}

fn heads(columns: &[Column], strips: &[Strip]) -> Vec<Vec<Words>> {
    let head = |strip: &Strip| {
        let titles: Vec<&str> = strip
            .columns
            .iter()
            .map(|at| columns[*at].title.as_str())
            .collect();
        let lines = wrap(&titles.join(" · "), &HEAD, strip.width).into_iter();
        lines.map(|line| (line, HEAD)).collect()
    };
    strips.iter().map(head).collect()
}

/// True when the first cell of that row differs from the one above; true behind the last row.
fn starts_group(table: &Table, at: usize) -> bool {
    let first = |at: usize| table.rows.get(at).and_then(|row| row.first());
    !table.grouped || at == 0 || first(at) != first(at - 1)
}

fn rows_of_group(table: &Table, at: usize) -> u32 {
    let others = (at + 1..table.rows.len()).take_while(|next| !starts_group(table, *next));
    others.fold(1, |rows, _| rows + 1)
}

fn height(cells: &[Vec<Words>]) -> f32 {
    let cell = |lines: &Vec<Words>| lines.iter().map(|(_, style)| style.leading).sum::<f32>();
    cells.iter().map(cell).fold(0.0, f32::max)
}

fn lines_that_fit(lines: &[Words], room: f32) -> usize {
    let mut left = room;
    let fits = lines.iter().take_while(|(_, style)| {
        left -= style.leading;
        left >= 0.0
    });
    fits.count()
}
