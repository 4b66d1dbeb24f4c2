//! What reading real dossiers by hand found wrong or missing, in sentences of our own.

use super::{PUTIN, check};

const CARTER: &str = "Carter=James Earl Carter Jr.";
const ALLENDE: &str = "Allende=Salvador Allende Gossens";
const BUSH: &str = "Bush=George Bush";

#[test]
fn surnames_are_found_in_titles_that_go_on_behind_them() {
    check(&[
        ("people: James Earl Carter Jr.", "They met Carter.", &[CARTER]),
        ("", "Jimmy Carter spoke. Carter left.", &["Jimmy Carter=James Earl Carter Jr.", CARTER]),
        (
            "people: Salvador Allende Gossens",
            "They met Allende and Gossens.",
            &[ALLENDE, "Gossens=Salvador Allende Gossens"],
        ),
        ("people: Salvador Allende Gossens", "They met Salvador.", &[]),
        ("people: Hafiz al-Asad", "Asad and al-Asad spoke.", &["Asad=Hafiz al-Asad", "al-Asad=Hafiz al-Asad"]),
        (
            "language: ru\npeople: Владимир Владимирович Зимин",
            "Зимин у Владимировича",
            &["Зимин=Владимир Владимирович Зимин"],
        ),
    ]);
}

#[test]
fn an_alias_that_is_a_surname_of_several_follows_the_rule_for_surnames() {
    check(&[
        ("", "Somoza ruled, and President Somoza fell.", &[]),
        ("people: Anastasio Somoza García", "Somoza ruled.", &["Somoza=Anastasio Somoza García"]),
        ("people: Luis Somoza", "President Somoza fell.", &["Somoza=Luis Somoza"]),
        ("people: [Luis Somoza, Anastasio Somoza García]", "Somoza ruled.", &[]),
        ("people: Anastasio Somoza García", "His brother Luis Ernesto Somoza ruled.", &[]),
        // Nobody else is called so.
        ("", "Then Rhee spoke.", &["Rhee=Syngman Rhee"]),
    ]);
}

#[test]
fn a_name_is_no_piece_of_a_longer_one() {
    check(&[
        ("", "They met Lloyd J. Austin there.", &[]),
        ("", "They met Secretary of Defense Lloyd J. Austin.", &[]),
        ("people: J. Paul Austin", "They met Lloyd J. Austin there.", &[]),
        ("", "They met J. Austin and Chairman J. Austin.", &["J. Austin=J. Paul Austin", "J. Austin=J. Paul Austin"]),
        ("", "the Secretary of Defense J. Austin", &["J. Austin=J. Paul Austin"]),
        ("", "They chose Robert Wilson Shufeldt.", &[]),
        ("", "They chose Robert Wilson.", &["Robert Wilson=Robert Carlton Wilson"]),
        ("people: Michael Jordan", "Michael M. Jordan scored.", &["Jordan=Michael Jordan"]),
        ("people: Michael Jordan", "They met Barbara M. Jordan.", &[]),
        ("people: Saddam Hussein al-Tikriti", "They met King Hussein.", &[]),
        ("people: Saddam Hussein al-Tikriti", "They met Hussein.", &["Hussein=Saddam Hussein al-Tikriti"]),
    ]);
}

#[test]
fn an_epithet_is_no_ordinary_phrase() {
    check(&[
        ("", "They read Mark Twain.", &["Mark Twain=Samuel Clemens"]),
        ("people: Samuel Clemens", "They read Twain.", &["Twain=Samuel Clemens"]),
        ("", "The Hidden Hand struck.", &["Hidden Hand=Omar Flesch"]),
        ("", "A hidden foot and a hand: the Hidden Hand.", &[]),
        ("people: Omar Flesch", "A hidden foot and a hand: the Hidden Hand.", &["Hidden Hand=Omar Flesch"]),
        ("", "the National Hidden Hand", &[]),
        ("people: Omar Flesch", "the National Hidden Hand", &[]),
        ("people: Samuel Clemens", "Novelist Mark Twain left.", &["Mark Twain=Samuel Clemens"]),
    ]);
}

#[test]
fn what_stands_in_front_of_a_surname_and_is_no_forename() {
    check(&[
        ("people: Vladimir Putin", "In December Putin spoke, on July 18 Putin left.", &[PUTIN, PUTIN]),
        ("people: Vladimir Putin", "In the early 1990s Putin was in Dresden.", &[PUTIN]),
        ("people: Vladimir Putin", "The BBC met Putin. BBC Putin report.", &[PUTIN, PUTIN]),
        ("people: Vladimir Putin", "IGOR PUTIN spoke.", &[]),
        ("people: Omar Flesch", "the MIA Hand, by hand", &[]),
        (
            "people: Vladimir Putin",
            "The Secretary of State Putin, the Minister for Foreign Affairs Putin.",
            &[PUTIN, PUTIN],
        ),
        ("people: Vladimir Putin", "The Secretary of State Igor Putin, the words of Igor Putin.", &[]),
        (
            "people: Vladimir Putin",
            "A Mr V. Putin, the Russian Putin, the Ambassador to Ukraine Putin.",
            &[PUTIN, "~Russian=Russia", PUTIN, "Ukraine=Ukraine", PUTIN],
        ),
        ("people: Vladimir Putin", "Analysts know. The analysts say: Analysts Putin met.", &[PUTIN]),
        ("people: Vladimir Putin", "Bill Putin paid the bill.", &[]),
        ("people: Vladimir Putin", "Thereafter Putin left.", &[PUTIN]),
        ("people: George Bush", "Bush spoke of “Bush Democrats”.", &[BUSH, BUSH]),
        ("people: George Bush", "Bush fires burn the bush.", &[]),
    ]);
}

#[test]
fn a_surname_at_the_beginning_of_a_sentence_in_russian() {
    let putin: &[&str] = &["Путина=Vladimir Putin"];
    check(&[
        ("language: ru\npeople: Vladimir Putin", "Требование Путина выполнили.", putin),
        ("language: ru\npeople: Vladimir Putin", "Завод Путина стоит. Рядом с заводом лес.", putin),
        ("language: ru\npeople: Vladimir Putin", "Завод Путина стоит.", &[]),
        ("language: ru\npeople: Vladimir Putin", "Надежда Путина ушла, и надежда ушла.", &[]),
        ("language: ru\npeople: Vladimir Putin", "Игоря Путина не было в игре.", &[]),
        (
            "language: ru\npeople: Vladimir Putin",
            "Далее Путин ушёл, пишет РБК Путину.",
            &["Путин=Vladimir Putin", "Путину=Vladimir Putin"],
        ),
        ("language: ru\npeople: [Виктор Бут, Алла Бут]", "Вчера привезли Бута.", &["Бута=Виктор Бут"]),
        ("language: ru\npeople: [Виктор Бут, Алла Бут]", "Бут пришёл.", &[]),
    ]);
}

#[test]
fn a_noun_in_front_of_a_surname_in_german() {
    check(&[
        ("language: de\npeople: Vladimir Putin", "Das sagte der Politiker Putin dem Analysten Putin.", &[PUTIN, PUTIN]),
        ("language: de\npeople: Vladimir Putin", "Der Agent Putin kam. Bundeskanzlerin Putin ging.", &[PUTIN, PUTIN]),
        ("language: de\npeople: Vladimir Putin", "Der Mann, der Igor Putin kennt, ist Ute von der Leyen Putin.", &[]),
        ("language: de\npeople: Vladimir Putin", "Es war Igor Putin im Russland des Igor Putin.", &["Russland=Russia"]),
    ]);
}
