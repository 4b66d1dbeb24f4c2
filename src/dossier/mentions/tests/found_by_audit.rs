//! What a reader who looked for faults found: false friends of a name, and names that were missed.

use super::{PUTIN, check};

const MAY: &str = "May=Theresa May";
const MARCH: &str = "March=Andrew March";

#[test]
fn a_date_is_nobody() {
    check(&[
        ("people: Theresa May", "The talks of 12 May 2016 failed.", &[]),
        ("people: Theresa May", "On Thursday, 5 May, they met. Monday May 9 is free, and so is Friday, May 13.", &[]),
        ("language: de\npeople: Theresa May", "Am 3 May und am 3. May", &[]),
        (
            "people: Andrew March",
            "Women met on 8 March. The BBC March report, the Russian March.",
            &["~Russian=Russia"],
        ),
        ("people: Theresa May", "In 2016 Prime Minister May and T. May spoke.", &[MAY, MAY]),
        ("people: Andrew March", "General March and the Secretary of State March left.", &[MARCH, MARCH]),
        ("people: Vladimir Putin", "In 1999 Putin rose. See Part 3. Putin left.", &[PUTIN, PUTIN]),
    ]);
}

#[test]
fn behind_a_surname_that_comes_first_stands_a_forename() {
    const KIM: &str = "Kim=Kim Jong Un";
    check(&[
        ("people: Kim Jong Un", "Then Kim Yo Jong said, and Kim Jong Il, Kim Jong-il and Kim Kardashian.", &[]),
        ("people: Kim Jong Un", "General Kim Jong Sik left. Kim Yo-jong stayed.", &[]),
        (
            "people: Kim Jong Un",
            "Kim said. Kim’s Korea and the Kim regime. “Kim”, Pyongyang wrote.",
            &[KIM, KIM, KIM, KIM],
        ),
        ("people: Kim Jong Un", "On Tuesday Kim Monday said: if Kim Russia joins.", &[KIM, KIM, "Russia=Russia"]),
        ("people: Kim Jong Un", "Kim Jong Un spoke. Kim Jong said.", &["Kim Jong Un=Kim Jong Un", KIM]),
        ("language: ru\npeople: Kim Jong Un", "сестра Ким Ё Чжон и сын Ким Чен Ира", &[]),
        ("language: ru\npeople: Kim Jong Un", "сказал Ким в Пхеньяне", &["Ким=Kim Jong Un"]),
        ("people: Xi Jinping", "Then Xi was in Beijing, said Xi in Beijing.", &["Xi=Xi Jinping", "Xi=Xi Jinping"]),
        ("language: ru\npeople: Борис Мин", "вдова Мина Наина", &["Мина=Борис Мин"]),
        ("language: ru\npeople: Борис Мин", "это Мин Наина и Мин в Кремле", &["Мин=Борис Мин"]),
        ("people: Orbán Viktor", "Then Orbán Balázs spoke, and Orbán left.", &["Orbán=Orbán Viktor"]),
        ("people: Vladimir Putin", "They call Putin Russia’s last tsar.", &[PUTIN, "Russia=Russia"]),
        ("people: George Bush", "the Bush Doctrine", &["Bush=George Bush"]),
    ]);
}

#[test]
fn a_title_that_is_for_women_names_no_man() {
    const TRUMP: &str = "Trump=Donald Trump";
    const HILLARY: &str = "Clinton=Hillary Clinton";
    check(&[
        ("people: Donald Trump", "Mrs Trump, Ms. Trump, Miss Trump and First Lady Trump", &[]),
        (
            "people: Donald Trump",
            "Mr Trump, Mr. D. Trump, President Trump. They miss Trump.",
            &[TRUMP, TRUMP, TRUMP, TRUMP],
        ),
        ("", "Mrs. Donald Trump", &[]),
        ("people: Bill Clinton", "Ms. Clinton, Mrs H. Clinton", &[]),
        ("people: [Bill Clinton, Hillary Clinton]", "Mrs. Clinton and Mr Clinton", &[HILLARY, "Clinton=Bill Clinton"]),
        ("language: ru\npeople: Vladimir Putin", "Госпожа Путина сказала. Г-жа Путина ушла, с ней г-жа Путина.", &[]),
        (
            "language: ru\npeople: Vladimir Putin",
            "Для господина Путина и г-на Путина",
            &["Путина=Vladimir Putin", "Путина=Vladimir Putin"],
        ),
        ("language: ru", "Это подтвердил муж актрисы Владимир Путин.", &["Владимир Путин=Vladimir Putin"]),
        ("language: ru\npeople: Дмитрий Песков", "Тогда госпожа Пескова заявила", &[]),
        ("language: ru\npeople: Vladimir Putin", "Президента Путина ждали.", &["Путина=Vladimir Putin"]),
        ("language: uk\npeople: Volodymyr Zelensky", "пані Зеленського", &[]),
        ("language: uk\npeople: Volodymyr Zelensky", "Пану Зеленському", &["Зеленському=Volodymyr Zelensky"]),
        (
            "language: be\npeople: Aliaksandr Lukashenko",
            "спадарыня Лукашэнка і спадар Лукашэнка",
            &["Лукашэнка=Aliaksandr Lukashenko"],
        ),
        (
            "language: pl\npeople: Andrzej Duda",
            "pani Duda i pan Duda. Prezydenta Dudy nie było.",
            &["Duda=Andrzej Duda", "Dudy=Andrzej Duda"],
        ),
        ("language: lt\npeople: Vytis Jurkonis", "ponia Jurkonis, ponas Jurkonis", &["Jurkonis=Vytis Jurkonis"]),
        ("language: lt\npeople: Vladimir Putin", "Prezidento Putino žodžiai", &["Putino=Vladimir Putin"]),
        (
            "language: de\npeople: [Vladimir Putin, Angela Merkel]",
            "Frau Putin, Herr Putin, Frau Dr. Merkel, Herr Merkel",
            &[PUTIN, "Merkel=Angela Merkel"],
        ),
        ("language: fr\npeople: Emmanuel Macron", "Puis M. Macron et Mme Macron", &["Macron=Emmanuel Macron"]),
        ("people: Emmanuel Macron", "Then M. Macron spoke.", &[]),
        (
            "language: es\npeople: Salvador Allende Gossens",
            "El Señor Allende, Don Allende, la Señora Allende",
            &[
                "Allende=Salvador Allende Gossens",
                "Allende=Salvador Allende Gossens",
                "Allende=Salvador Allende Gossens",
            ],
        ),
        ("people: Salvador Allende Gossens", "Then Don Allende spoke.", &[]),
    ]);
}

#[test]
fn a_country_is_not_found_inside_a_longer_name() {
    const US: &str = "countries: [US, TR]";
    check(&[
        ("countries: GN", "Guinea-Bissau, Papua New Guinea and Equatorial Guinea are not Guinea.", &["Guinea=Guinea"]),
        ("", "Serbia and Montenegro", &["Serbia=Serbia", "Montenegro=Montenegro"]),
        ("countries: [US, DE]", "East Germany, Germany", &["Germany=Germany"]),
        ("", "South Sudan and Sudan", &["Sudan=Sudan"]),
        (
            "",
            "the Democratic Republic of the Congo and the Republic of the Congo",
            &["Republic of the Congo=Republic of the Congo"],
        ),
        (US, "American Samoa, the American Virgin", &["~American=United States"]),
        (US, "Latin America, Central America, South America, North Americans", &[]),
        (US, "the Bank of America, the Voice of America, in America", &["America=United States"]),
        ("", "the Peoples’ Republic of China, the People's Republic of China", &[]),
        (
            "",
            "the Republic of China and the Republic of Belarus",
            &["Republic of China=Taiwan", "Republic of Belarus=Belarus"],
        ),
        ("", "the Soviet Socialist Republic of Belarus", &["Republic of Belarus=Belarus"]),
        ("language: ru", "в Южном Судане и в Судане", &["Судане=Sudan"]),
        ("language: lt", "Pietų Sudane ir Sudane", &["Sudane=Sudan"]),
        ("language: uk", "у Південному Судані й Судані", &["Судані=Sudan"]),
        ("language: pl", "w Sudanie Południowym i w Sudanie", &["Sudanie=Sudan"]),
        ("language: be", "у Паўднёвым Судане і Судане", &["Судане=Sudan"]),
        ("language: de", "im Südsudan und im Sudan", &["Sudan=Sudan"]),
    ]);
}

#[test]
fn a_number_in_capitals_is_no_surname() {
    check(&[
        ("people: Xi Jinping", "The XI century and the XI Congress. Then Xi left.", &["Xi=Xi Jinping"]),
        ("language: ru\npeople: Xi Jinping", "XI век, «XI съезд», СИ. И Си ушёл.", &["Си=Xi Jinping"]),
        ("people: Xi Jinping", "XI", &[]),
        ("people: Xi Jinping", "XI: NO TALKS", &["XI=Xi Jinping"]),
        ("people: Vladimir Putin", "PUTIN SAYS that PUTIN", &["PUTIN=Vladimir Putin", "PUTIN=Vladimir Putin"]),
        ("", "XI JINPING said", &["XI JINPING=Xi Jinping"]),
    ]);
}

#[test]
fn emphasis_in_raw_html_hides_no_forename() {
    check(&[
        ("people: Vladimir Putin", "Igor <b>Putin</b> and <i>Igor</i> Putin spoke.", &[]),
        ("", "Vladimir <b>Putin</b> spoke.", &["Vladimir Putin=Vladimir Putin"]),
        ("people: Vladimir Putin", "They met <span class=\"x\">Putin</span>.", &[PUTIN]),
        ("people: Vladimir Putin", "Igor<br>Putin spoke.", &[PUTIN]),
    ]);
}

#[test]
fn surnames_of_several_words() {
    const LE_PEN: &str = "Le Pen=Marine Le Pen";
    check(&[
        (
            "people: Marine Le Pen",
            "Then Le Pen said. Le Pen left. Mme Le Pen’s LE PEN.",
            &[LE_PEN, LE_PEN, LE_PEN, "LE PEN=Marine Le Pen"],
        ),
        ("people: Marine Le Pen", "Jean Le Pen, J. Le Pen, Mr Le Pen, a pen, the Pen, le pen", &[]),
        ("", "Then Le Pen said.", &[]),
        (
            "people: Mohammed bin Salman",
            "Then bin Salman said, Prince Faisal bin Salman. Bin Salman left. Salman stayed.",
            &["bin Salman=Mohammed bin Salman", "Bin Salman=Mohammed bin Salman"],
        ),
        (
            "language: de\npeople: Ursula von der Leyen",
            "Frau von der Leyen, Herr von der Leyen und die Präsidentin von der Leyen",
            &["von der Leyen=Ursula von der Leyen", "von der Leyen=Ursula von der Leyen"],
        ),
        (
            "people: Valéry Giscard d’Estaing",
            "Giscard d'Estaing, then Giscard",
            &["Giscard d’Estaing=Valéry Giscard d’Estaing", "Giscard=Valéry Giscard d’Estaing"],
        ),
        ("people: Vladimir Putin", "un-putin, Anti-putin", &[]),
    ]);
}

#[test]
fn a_patronymic_is_a_part_of_the_name() {
    check(&[
        ("language: ru", "Владимир Владимирович Путин ушёл.", &["Владимир Владимирович Путин=Vladimir Putin"]),
        ("language: ru", "с Владимиром Владимировичем Путиным", &["Владимиром Владимировичем Путиным=Vladimir Putin"]),
        ("language: ru", "Владимира Владимировича Путина", &["Владимира Владимировича Путина=Vladimir Putin"]),
        (
            "language: ru\npeople: Vladimir Putin",
            "Владимир Владимирович Зимин",
            &["Владимир Владимирович Зимин=Владимир Владимирович Зимин"],
        ),
        ("language: ru", "Владимир Иванович Зимин", &[]),
        ("language: ru", "Владимир Евгеньевич Ковальчук", &[]),
        ("", "Vladimir Vladimirovich Putin spoke.", &["Vladimir Vladimirovich Putin=Vladimir Putin"]),
        (
            "language: uk",
            "слова Володимира Олександровича Зеленського",
            &["Володимира Олександровича Зеленського=Volodymyr Zelensky"],
        ),
        (
            "language: be",
            "Святлана Рыгораўна Ціханоўская",
            &["Святлана Рыгораўна Ціханоўская=Sviatlana Tsikhanouskaya"],
        ),
        ("language: be", "Аляксандра Рыгоравіча Лукашэнкі", &["Аляксандра Рыгоравіча Лукашэнкі=Aliaksandr Lukashenko"]),
        ("", "Vladimir Brown Putin, Vladimir, Vladimirovich Putin", &[]),
    ]);
}

#[test]
fn full_stops_and_spaces_of_abbreviations() {
    check(&[
        ("", "the U.S. and the U. S. economy", &["U.S.=United States", "U. S.=United States"]),
        ("", "He left the U.S.", &["U.S.=United States"]),
        ("", "J. D. Vance and J.D. Vance", &["J. D. Vance=J.D. Vance", "J.D. Vance=J.D. Vance"]),
    ]);
}

#[test]
fn an_address_is_no_text() {
    check(&[
        (
            "people: Vladimir Putin",
            "www.Putin.ru, Putin@kremlin.ru, ?q=Putin, https://example.org/Putin, Putin.ru",
            &[],
        ),
        ("people: Vladimir Putin", "Putin/Lukashenka, U.S./Putin", &[PUTIN, "U.S.=United States", PUTIN]),
    ]);
}

#[test]
fn a_country_is_no_part_of_a_persons_name() {
    const JORDAN: &str = "Jordan=Jordan";
    const GEORGIA: &str = "Georgia=Georgia";
    check(&[
        ("countries: JO", "They met Barbara Jordan and Jordan Peterson. Eddie Jordan left.", &[]),
        (
            "countries: JO",
            "In Jordan, Jordan’s King. Neighbouring Jordan, Hashemite Jordan. On Monday Jordan voted.",
            &[JORDAN, JORDAN, JORDAN, JORDAN, JORDAN],
        ),
        ("countries: GE", "Atlanta, Georgia, and Georgia O’Keeffe", &[]),
        (
            "countries: GE",
            "Tbilisi, Georgia. Southern Georgia, Georgia President, Georgia Monday, in Georgia Russia",
            &[GEORGIA, GEORGIA, GEORGIA, GEORGIA, GEORGIA, "Russia=Russia"],
        ),
    ]);
}
