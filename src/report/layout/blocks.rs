//! Titles, headings, paragraphs, facts and points.

use super::Sheet;
use crate::report::content::Block;
use crate::report::style::{
    AFTER_BAR, AFTER_BLOCK, AFTER_HEADING, AFTER_TITLE, BAR, BEFORE_HEADING, BETWEEN_POINTS, FACT, FACT_NAME,
    HEADING, KEPT_WITH_NEXT, MEASURE, NAME, NOTE, POINT_INDENT, SIDE, SORT, Style, TEXT, TOP, Tone,
    UNDER_NAME,
};
use crate::report::tags::{Kind, TagId};
use crate::report::wrap::wrap;

impl Sheet {
    pub(super) fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Title { sort, name, under } => self.title(sort, name, under),
            Block::Heading(words) => self.heading(words, next),
            Block::Paragraph(words) => self.paragraph(words, TEXT),
            Block::Note(words) => self.paragraph(words, NOTE),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::List(points) => self.list(points),
            Block::Space(height) => self.skip(height.clamp(0.0, MEASURE)),
            Block::PageBreak => self.break_page(),
        }
    }

    fn title(&mut self, sort: &str, name: &str, under: &str) {
        let lines = wrap(name, &NAME, MEASURE);
        let height = NAME.leading * lines.len() as f32 + SORT.leading + KEPT_WITH_NEXT;
        self.need(height);
        if self.y <= TOP {
            self.page().is_first = true;
        }
        self.rule(SIDE, BAR[0], BAR[1], Tone::Accent);
        self.y += BAR[1] + AFTER_BAR;
        self.words(Kind::Paragraph, sort, SORT);
        self.y += 2.0;
        self.words(Kind::Title(name.to_owned()), name, NAME);
        self.y += 2.0;
        self.words(Kind::Paragraph, under, UNDER_NAME);
        self.y += AFTER_TITLE;
    }

    fn heading(&mut self, words: &str, next: Option<&Block>) {
        self.skip(BEFORE_HEADING);
        let lines = wrap(words, &HEADING, MEASURE).len() as f32;
        self.need(HEADING.leading * lines + AFTER_HEADING + self.lead(next));
        self.words(Kind::Heading(words.to_owned()), words, HEADING);
        self.y += AFTER_HEADING;
    }

    fn paragraph(&mut self, words: &str, style: Style) {
        self.words(Kind::Paragraph, words, style);
        self.y += AFTER_BLOCK;
    }

    /// Words over the whole width, as an element of their own; nothing when there are none.
    fn words(&mut self, kind: Kind, words: &str, style: Style) {
        if words.trim().is_empty() {
            return;
        }
        let element = self.laid.tags.add(kind, None);
        self.lines(wrap(words, &style, MEASURE), 0.0, style, element);
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        if facts.is_empty() {
            return;
        }
        let list = self.laid.tags.add(Kind::List(false), None);
        for (name, words) in facts {
            let names = wrap(name, &FACT, FACT_NAME - POINT_INDENT);
            self.point(list, (names, FACT), words, FACT_NAME);
        }
        self.y += AFTER_BLOCK;
    }

    fn list(&mut self, points: &[String]) {
        if points.is_empty() {
            return;
        }
        let list = self.laid.tags.add(Kind::List(true), None);
        let bullet = Style {
            tone: Tone::Accent,
            ..TEXT
        };
        for words in points {
            self.point(list, (vec!["•".to_owned()], bullet), words, POINT_INDENT);
        }
        self.y += AFTER_BLOCK;
    }

    /// A name at the margin and words beside it; the name stays with the first line of the words.
    fn point(&mut self, list: TagId, (names, style): (Vec<String>, Style), words: &str, indent: f32) {
        let point = self.laid.tags.add(Kind::Point, Some(list));
        let label = self.laid.tags.add(Kind::Label, Some(point));
        let body = self.laid.tags.add(Kind::Body, Some(point));
        self.need(style.leading * names.len() as f32);
        let top = self.y;
        let mut below = top;
        for name in names {
            below = self.line(name, SIDE, below, style, Some(label));
        }
        let pages = self.laid.pages.len();
        self.lines(wrap(words, &TEXT, MEASURE - indent), indent, TEXT, body);
        if self.laid.pages.len() == pages {
            self.y = self.y.max(below);
        }
        self.y += BETWEEN_POINTS;
    }
}
