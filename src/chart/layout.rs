//! Where the nodes of a network stand: stress majorisation (Gansner, Koren and North 2004; SMACOF, de Leeuw 1977).
//!
//! The distances of the drawing come as near as they can to the lengths of the shortest ways between the nodes.

use std::f64::consts::TAU;

use super::svg::float;

/// How many times every node is moved.
const ROUNDS: usize = 120;

/// A place in a square of side 1.
pub(super) type Point = (f64, f64);

/// The places of so many nodes. `edges` are pairs of them, each with its length.
pub(super) fn layout(nodes: usize, edges: &[(usize, usize, f64)]) -> Vec<Point> {
    let distances = shortest(nodes, edges);
    // On a circle, in the order in which they come.
    let angle = |index: usize| TAU * float(index) / float(nodes.max(1));
    let mut points: Vec<Point> = (0..nodes).map(|index| (libm::cos(angle(index)), libm::sin(angle(index)))).collect();
    for _ in 0..ROUNDS {
        points = (0..nodes).map(|node| moved(node, &points, &distances[node])).collect();
    }
    fitted(points)
}

/// Where a node stands best, while all others stay where they are.
fn moved(node: usize, points: &[Point], distances: &[f64]) -> Point {
    let (x, y) = points[node];
    let (mut sum, mut weights) = ((0.0, 0.0), 0.0);
    for (other, (at, wanted)) in points.iter().zip(distances).enumerate() {
        if other == node {
            continue;
        }
        let (dx, dy) = (x - at.0, y - at.1);
        let length = (dx * dx + dy * dy).sqrt().max(1e-9);
        let weight = 1.0 / (wanted * wanted);
        sum.0 += weight * (at.0 + wanted * dx / length);
        sum.1 += weight * (at.1 + wanted * dy / length);
        weights += weight;
    }
    if weights > 0.0 { (sum.0 / weights, sum.1 / weights) } else { (x, y) }
}

/// The lengths of the shortest ways from each node to each (Floyd and Warshall); where there is none, a little more than the longest.
fn shortest(nodes: usize, edges: &[(usize, usize, f64)]) -> Vec<Vec<f64>> {
    let mut lengths = vec![vec![f64::INFINITY; nodes]; nodes];
    for (one, other, length) in edges.iter().filter(|(one, other, _)| *one < nodes && *other < nodes) {
        let least = lengths[*one][*other].min(*length);
        lengths[*one][*other] = least;
        lengths[*other][*one] = least;
    }
    for middle in 0..nodes {
        let behind = lengths[middle].clone();
        for row in &mut lengths {
            let before = row[middle];
            for (way, behind) in row.iter_mut().zip(&behind) {
                *way = way.min(before + behind);
            }
        }
    }
    let longest = lengths.iter().flatten().copied().filter(|length| length.is_finite()).fold(1.0, f64::max);
    for length in lengths.iter_mut().flatten().filter(|length| length.is_infinite()) {
        *length = longest + 0.5;
    }
    lengths
}

/// The places, moved and stretched to fill the square.
fn fitted(points: Vec<Point>) -> Vec<Point> {
    let range = |value: fn(&Point) -> f64| {
        let values = || points.iter().map(value);
        (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
    };
    let ((left, right), (top, bottom)) = (range(|point| point.0), range(|point| point.1));
    let within = |value: f64, low: f64, high: f64| if high - low < 1e-6 { 0.5 } else { (value - low) / (high - low) };
    points.into_iter().map(|(x, y)| (within(x, left, right), within(y, top, bottom))).collect()
}
