//! Who occurs with whom: names joined by lines, the thicker the oftener.

use super::Caption;
use super::layout::layout;
use super::svg::{Svg, float, number, percent};

/// The height of the picture, and the room at its edges, in pixels.
const HEIGHT: f64 = 420.0;
const EDGE: f64 = 26.0;
/// The room at the left and right, as a part of the width.
const SIDE: f64 = 0.09;
/// The height of a line of text, and the width of a letter where the picture is as wide as a column.
const LINE: f64 = 15.0;
const LETTER: f64 = 0.011;
/// How many letters of a name are written.
const LONGEST: usize = 26;

/// What the picture is made of.
#[derive(Debug, Clone, Copy)]
pub struct Network<'a> {
    /// What it says of itself.
    pub caption: Caption<'a>,
    /// Who is in it, in an order of which the drawing depends.
    pub nodes: &'a [Node],
    /// Who occurs with whom.
    pub edges: &'a [Edge],
}

/// Somebody or something in the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What is written beside it.
    pub name: String,
    /// What is said of it.
    pub text: String,
    /// Its kind, a class of the style sheet.
    pub kind: &'static str,
    /// How often it occurs.
    pub count: usize,
    /// Where it leads.
    pub address: Option<String>,
    /// Whether the network is about it.
    pub is_centre: bool,
}

/// Two that occur together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The numbers of two nodes.
    pub nodes: (usize, usize),
    /// How often.
    pub count: usize,
    /// What is said of it.
    pub text: String,
    /// Where it leads.
    pub address: Option<String>,
}

/// Draws it.
pub fn network(picture: &Network<'_>) -> String {
    let most = |counts: &mut dyn Iterator<Item = usize>| float(counts.max().unwrap_or(1).max(1));
    let oftenest = most(&mut picture.edges.iter().map(|edge| edge.count));
    let largest = most(&mut picture.nodes.iter().map(|node| node.count));
    let share = |count: usize, most: f64| (float(count) / most).sqrt();
    // Those who occur together often stand near each other.
    let lengths: Vec<(usize, usize, f64)> =
        picture.edges.iter().map(|edge| (edge.nodes.0, edge.nodes.1, 2.0 - share(edge.count, oftenest))).collect();
    let points: Vec<(f64, f64)> = layout(picture.nodes.len(), &lengths)
        .into_iter()
        .map(|(x, y)| (SIDE + x * (1.0 - 2.0 * SIDE), EDGE + y * (HEIGHT - 2.0 * EDGE)))
        .collect();

    let mut svg = Svg::begin("network", picture.caption, &format!("width=\"100%\" height=\"{}\"", number(HEIGHT)));
    for edge in picture.edges {
        let Some((one, other)) = points.get(edge.nodes.0).zip(points.get(edge.nodes.1)) else { continue };
        let width = number(1.0 + 5.0 * share(edge.count, oftenest));
        let ends = format!(
            "x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"",
            percent(one.0),
            number(one.1),
            percent(other.0),
            number(other.1)
        );
        svg.begin_mark(edge.address.as_deref(), &edge.text);
        svg.push(&format!("<line class=\"edge\" {ends} stroke-width=\"{width}\"/>"));
        svg.end_mark(edge.address.as_deref());
    }
    let radius = |node: &Node| 4.0 + 8.0 * share(node.count, largest);
    let labels = labels(picture.nodes, &points, radius);
    for ((node, (x, y)), label) in picture.nodes.iter().zip(&points).zip(labels) {
        svg.begin_labelled(node.address.as_deref(), &node.text);
        let centre = if node.is_centre { " centre" } else { "" };
        let circle = format!("cx=\"{}\" cy=\"{}\" r=\"{}\"", percent(*x), number(*y), number(radius(node)));
        svg.push(&format!("<circle class=\"node {}{centre}\" {circle}/>", node.kind));
        let anchor = anchor(*x);
        svg.label(
            &format!("x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\"", percent(*x), number(label)),
            short(&node.name),
        );
        svg.end_mark(node.address.as_deref());
    }
    svg.end()
}

/// Names near an edge grow away from it.
fn anchor(x: f64) -> &'static str {
    match x {
        x if x < 0.2 => "start",
        x if x > 0.8 => "end",
        _ => "middle",
    }
}

/// As many whole words of a name as can stand beside others. Nothing marks the end: what is seen has to be part of what is said.
fn short(name: &str) -> &str {
    let Some((end, next)) = name.char_indices().nth(LONGEST) else { return name };
    // A space right behind the last letter that there is room for ends a word too.
    let words = name[..end + next.len_utf8()].rsplit_once(' ').map_or(&name[..end], |(words, _)| words);
    words.trim_end_matches([',', ';'])
}

/// How high the name of each node stands: below the node, or further down where another name is already there.
fn labels(nodes: &[Node], points: &[(f64, f64)], radius: impl Fn(&Node) -> f64) -> Vec<f64> {
    let extent = |node: &Node, x: f64| {
        let width = float(short(&node.name).chars().count()) * LETTER;
        match anchor(x) {
            "start" => (x, x + width),
            "end" => (x - width, x),
            _ => (x - width / 2.0, x + width / 2.0),
        }
    };
    let mut order: Vec<usize> = (0..nodes.len().min(points.len())).collect();
    order.sort_by(|a, b| points[*a].1.total_cmp(&points[*b].1).then_with(|| a.cmp(b)));
    let mut placed: Vec<(f64, f64, f64)> = Vec::new();
    let mut heights = vec![0.0; nodes.len()];
    for index in order {
        let (x, y) = points[index];
        let (left, right) = extent(&nodes[index], x);
        let mut height = y + radius(&nodes[index]) + 12.0;
        let taken =
            |height: f64| placed.iter().any(|(from, to, at)| left < *to && right > *from && (height - at).abs() < LINE);
        while taken(height) && height < HEIGHT - 4.0 {
            height += LINE / 2.0;
        }
        let height = height.min(HEIGHT - 4.0);
        placed.push((left, right, height));
        heights[index] = height;
    }
    heights
}
