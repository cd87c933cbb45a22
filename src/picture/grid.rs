//! Two coarse pictures of what is where, so that nothing is compared with everything.

use super::scene::Point;
use super::view::Rect;

/// Most cells along one side; keeps memory bounded for any view.
const MAX_SIDE: usize = 512;

/// Lists of numbers per square cell. What lies outside is kept in the cells of the edge.
pub(super) struct Grid {
    origin: Point,
    cell: f32,
    cols: usize,
    rows: usize,
    cells: Vec<Vec<u32>>,
}

impl Grid {
    pub(super) fn new(area: Rect, cell: f32) -> Self {
        let cell = cell.max(area.w.max(area.h) / MAX_SIDE as f32).max(1.0);
        let side = |length: f32| ((length / cell).ceil() as usize).clamp(1, MAX_SIDE);
        let (cols, rows) = (side(area.w), side(area.h));
        Self {
            origin: [area.x, area.y],
            cell,
            cols,
            rows,
            cells: vec![Vec::new(); cols * rows],
        }
    }

    /// Inclusive ranges of columns and rows that a rectangle covers.
    fn range(&self, rect: Rect) -> (usize, usize, usize, usize) {
        // A negative or huge float saturates when cast, so every position has a cell.
        let col = |x: f32| (((x - self.origin[0]) / self.cell) as usize).min(self.cols - 1);
        let row = |y: f32| (((y - self.origin[1]) / self.cell) as usize).min(self.rows - 1);
        (
            col(rect.x),
            col(rect.x + rect.w),
            row(rect.y),
            row(rect.y + rect.h),
        )
    }

    pub(super) fn insert(&mut self, rect: Rect, id: u32) {
        let (left, right, top, bottom) = self.range(rect);
        for row in top..=bottom {
            for col in left..=right {
                self.cells[row * self.cols + col].push(id);
            }
        }
    }

    /// Calls `see` for every number whose rectangle shares a cell; one may be seen several times.
    pub(super) fn visit(&self, rect: Rect, mut see: impl FnMut(u32)) {
        let (left, right, top, bottom) = self.range(rect);
        for row in top..=bottom {
            for col in left..=right {
                for id in &self.cells[row * self.cols + col] {
                    see(*id);
                }
            }
        }
    }
}

/// How much line lies in each small cell of the view.
pub(super) struct Density {
    cell: f32,
    cols: usize,
    rows: usize,
    counts: Vec<u16>,
}

impl Density {
    pub(super) fn new(width: f32, height: f32, cell: f32) -> Self {
        let cell = cell.max(width.max(height) / 2048.0).max(1.0);
        let side = |length: f32| ((length / cell).ceil() as usize).clamp(1, 2048);
        let (cols, rows) = (side(width), side(height));
        Self {
            cell,
            cols,
            rows,
            counts: vec![0; cols * rows],
        }
    }

    /// Adds `weight` where the point lies; points outside leave no trace.
    pub(super) fn add(&mut self, [x, y]: Point, weight: u16) {
        if x < 0.0 || y < 0.0 {
            return;
        }
        let (col, row) = ((x / self.cell) as usize, (y / self.cell) as usize);
        if col < self.cols && row < self.rows {
            let count = &mut self.counts[row * self.cols + col];
            *count = count.saturating_add(weight);
        }
    }

    /// Sum over the cells that the rectangle covers.
    pub(super) fn sum(&self, rect: Rect) -> u32 {
        let col = |x: f32| ((x / self.cell) as usize).min(self.cols - 1);
        let row = |y: f32| ((y / self.cell) as usize).min(self.rows - 1);
        let columns = col(rect.x)..=col(rect.x + rect.w);
        (row(rect.y)..=row(rect.y + rect.h))
            .map(|r| {
                let line = &self.counts[r * self.cols..(r + 1) * self.cols];
                line[columns.clone()].iter().map(|c| u32::from(*c)).sum::<u32>()
            })
            .sum()
    }
}
