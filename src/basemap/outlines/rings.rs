//! Lines put end to end until they close.

use std::collections::BTreeMap;

use super::Point;

/// Rings out of lines that all run with the inside on their left. What does not close is left out.
pub fn closed(lines: &[Vec<Point>]) -> Vec<Vec<Point>> {
    let mut from: BTreeMap<Point, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().rev() {
        if let Some(first) = line.first() {
            from.entry(*first).or_default().push(at);
        }
    }
    let mut rings = Vec::new();
    for at in 0..lines.len() {
        // Taken up by an earlier ring, or not: the list of its first point knows.
        let Some(first) = lines[at].first().copied() else {
            continue;
        };
        let mut path: Vec<Point> = vec![first];
        let mut end = first;
        while let Some(next) = from.get_mut(&end).and_then(Vec::pop) {
            path.extend(lines[next].iter().skip(1));
            end = path.last().copied().unwrap_or(first);
        }
        if path.len() > 1 && end == first {
            loops(&path, &mut rings);
        }
    }
    rings
}

/// Cuts a closed path wherever it meets itself, so that no ring touches itself.
fn loops(path: &[Point], rings: &mut Vec<Vec<Point>>) {
    let mut open: Vec<Point> = Vec::new();
    let mut place: BTreeMap<Point, usize> = BTreeMap::new();
    for point in path {
        if let Some(start) = place.get(point).copied() {
            let mut ring: Vec<Point> = open.drain(start..).collect();
            for gone in &ring {
                place.remove(gone);
            }
            ring.push(*point);
            if ring.len() >= 4 {
                rings.push(ring);
            }
        }
        place.insert(*point, open.len());
        open.push(*point);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_squares_that_touch_in_a_corner_are_two_rings() {
        let lines = vec![
            vec![[1, 1], [0, 1], [0, 0], [1, 0], [1, 1]],
            vec![[1, 1], [2, 1], [2, 2]],
            vec![[2, 2], [1, 2], [1, 1]],
        ];
        let rings = closed(&lines);
        assert_eq!(rings.len(), 2);
        assert!(
            rings
                .iter()
                .all(|ring| ring.len() == 5 && ring.first() == ring.last())
        );
    }

    #[test]
    fn lines_that_do_not_close_are_left_out() {
        assert!(closed(&[vec![[0, 0], [1, 0]], vec![[1, 0], [1, 1]], vec![]]).is_empty());
    }
}
