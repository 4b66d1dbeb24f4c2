//! Pictures of nothing, of a few things and of thousands.

use proptest::prelude::*;

use super::*;

const CAPTION: Caption<'static> = Caption { id: "c", title: "By month", description: "Most: March 2022 (14)" };

fn bin(above: usize, below: usize) -> Bin {
    let address = (above > 0).then(|| "../dates/2022/03/".to_owned());
    Bin {
        text: format!("March: {above}, {below}"),
        tick: (above == 1).then(|| "2022".to_owned()),
        above,
        below,
        address,
    }
}

fn spot(code: &str, notes: usize) -> Spot {
    Spot {
        code: code.into(),
        name: code.into(),
        text: format!("{code}: {notes}"),
        notes,
        events: notes / 2,
        address: Some(format!("{code}/")),
    }
}

fn node(name: &str, count: usize) -> Node {
    Node { name: name.into(), text: name.into(), kind: "person", count, address: Some(name.into()), is_centre: false }
}

fn edge(one: usize, other: usize, count: usize) -> Edge {
    Edge { nodes: (one, other), count, text: format!("{one} and {other}"), address: None }
}

#[test]
fn a_picture_of_nothing_is_none() {
    assert_eq!(activity(&Activity { caption: CAPTION, bins: &[] }), "");
    assert_eq!(activity(&Activity { caption: CAPTION, bins: &[bin(0, 0)] }), "");
    assert_eq!(map(&Map { caption: CAPTION, outline: "o", spots: &[spot("nowhere", 3)] }), "");
    assert_eq!(locator(CAPTION, "o", "nowhere"), "");
    assert_eq!(lanes(&Lanes { caption: CAPTION, lanes: &[], ticks: &[] }), "");
}

#[test]
fn bars_stand_on_both_sides_of_the_line() {
    let svg = activity(&Activity { caption: CAPTION, bins: &[bin(1, 0), bin(0, 0), bin(4, 2)] });
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}

#[test]
fn the_map_shows_where_all_is() {
    let svg =
        map(&Map { caption: CAPTION, outline: "../world.svg", spots: &[spot("BY", 12), spot("LT", 3), spot("zz", 1)] });
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}

#[test]
fn a_network_joins_those_who_occur_together() {
    let nodes = [node("Anna", 9), node("Boris", 4), node("Clara", 1), node("Dora", 2)];
    let svg = network(&Network { caption: CAPTION, nodes: &nodes, edges: &[edge(0, 1, 4), edge(1, 2, 1)] });
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}

#[test]
fn a_long_name_has_as_many_words_as_there_is_room_for() {
    let nodes = [node("Institute of International Relations", 2), node("Б", 1)];
    let svg = network(&Network { caption: CAPTION, nodes: &nodes, edges: &[edge(0, 1, 1)] });
    assert!(svg.contains(">Institute of International</text>"), "{svg}");
    assert!(svg.contains("aria-label=\"Institute of International Relations\""), "{svg}");
}

#[test]
fn lanes_tell_points_from_stretches() {
    let mark =
        |start, end, is_exact| Mark { start, end, is_exact, status: "reported", text: "x".into(), address: None };
    let lane = Lane {
        name: "Belarus".into(),
        address: Some("b/".into()),
        marks: vec![mark(0.0, 0.001, true), mark(0.2, 0.6, false)],
    };
    let svg = lanes(&Lanes { caption: CAPTION, lanes: &[lane], ticks: &[(0.0, "2021".into()), (0.95, "2022".into())] });
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}

#[test]
fn text_is_text() {
    let hostile = "</title><script>alert(\"1\")</script>&";
    let bins =
        [Bin { text: hostile.into(), tick: Some(hostile.into()), above: 1, below: 0, address: Some(hostile.into()) }];
    let svg = activity(&Activity { caption: Caption { id: "c", title: hostile, description: hostile }, bins: &bins });
    assert!(!svg.contains("<script"), "{svg}");
    assert_eq!(svg.matches("&lt;/title&gt;").count(), 6, "{svg}");
}

#[test]
fn every_place_is_on_the_outline() {
    for code in ["BY", "UA", "US", "RU", "SG", "FJ", "AQ", "XK", "GF", "TK"] {
        assert!(has_place(code), "{code}");
    }
    let without: Vec<_> =
        crate::gazetteer::Country::all().map(crate::gazetteer::Country::code).filter(|code| !has_place(code)).collect();
    assert_eq!(without, Vec::<&str>::new());
}

proptest! {
    #[test]
    fn any_numbers_make_a_picture_whose_numbers_are_numbers(
        counts in prop::collection::vec((0_usize..5000, 0_usize..5000), 0..200),
        edges in prop::collection::vec((0_usize..12, 0_usize..12, 1_usize..50), 0..40),
    ) {
        let bins: Vec<Bin> = counts.iter().map(|(above, below)| bin(*above, *below)).collect();
        let nodes: Vec<Node> = (0..12).map(|index| node("N", index)).collect();
        let edges: Vec<Edge> = edges.iter().map(|(one, other, count)| edge(*one, *other, *count)).collect();
        let drawn = [
            activity(&Activity { caption: CAPTION, bins: &bins }),
            network(&Network { caption: CAPTION, nodes: &nodes, edges: &edges }),
        ];
        for svg in drawn {
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf"), "{}", svg);
        }
    }
}
