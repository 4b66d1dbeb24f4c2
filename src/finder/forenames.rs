//! Forenames: a word with a capital behind which a surname stands is a person's name, where this list has it.
//!
//! The commonest of the languages of the articles, in the nominative; other cases are made by `inflection`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::inflection::{Part, forms};

/// Of languages in Latin letters, in the nominative.
const LATIN: &str = "Alois Beat Beatrice Burkhard Detlef Eberhard Elke Erich Ernestine Eugen Gerhart Gottfried Gregor Gudrun Hannes Hedwig Hildegard Ines Irmgard Johann Jost Kilian Leopold Lorenz Lothar Margrit Matthäus \
    Reto Regula Roswitha Ruedi Sepp Siegfried Theo Urs Ulf Veit Wendelin Wilhelmine Wolfram Xaver Zita Declan Colm Aoife Fiona Siobhan Dylan Gwen Rhian Pedro Diego Javier Miguel Pablo Rosario Tomás Sebastián Gabriela Luís João Paulo Marcela \
    Rashid Samira Karim Leila Nadia Thabo Sipho Nomvula Lindiwe Thandeka Kofi Chidi Ovidiu Ion Mihai Radu Ilie Liviu Ljiljana Goran Dragan Zoran Milan Milena Ana Ivana Mirjana Ferenc László Zoltán István Jensas Rytis Zbignev Edvinas Solveiga \
    Kotryna Milda Raimundas Leokadija Emilija Gabrielė Ugnė Austėja Kamilė Liepa Goda Miglė Viltė Deimantė Indrė Vilmantas Tautvydas Domantas Matas Dominykas Benas Edgaras Evaldas Zigmas Vladas Bronius Bronislovas \
    Stanislovas Kostas Jokūbas Adomas Zuzana Magdalena Dovydas Ernestas Zenon Urszula Oliwia Patrycja Bartłomiej Alojzy Lech Ada Aisha Amara Amelia Andy Anil Bob Chloe Dave Dorothy Eleanor Ellie Ethan Evan Gavin Gemma Greg Harriet Hazel Hiroshi Isla Jake Joe Josh Keir Kelly Ken Kenji Kirsty Kwame Leah Leo Logan \
    Lorna Lydia Maeve Matt Mei Mia Mike Molly Naomi Nathan Ngozi Niamh Nick Noah Owen Penelope Pete Phoebe Priya Raj Rhys Rishi Rob Rory Rosie Ruby Ryan Sanjay Shaun Sinead Stella Stewart Sunita Terence Theo \
    Toby Tracy Tristan Vanessa Violet Wayne Wei Xavier Yuki Yvonne Zara Adam Adrian Agnes Aaron Alan Albert Alex Alexander Alexandra Alfred Alice Alison Amanda Amy Ana Andrea Andreas Andrew Angela Angelika \
    Anita Ann Anna Anne Annette Anthony Antonio Arthur Astrid Barbara Ben Benjamin Bernd Bernard Bettina Bill Björn Boris Brian Brigitte Bruno Carl Carla Carlos Carmen Carol \
    Caroline Catherine Charles Charlotte Chris Christian Christiane Christina Christine Christoph Christopher Claire Clara Claudia Claire Colin Cornelia Craig Dan Daniel Daniela \
    David Deborah Dennis Diana Dieter Dirk Dmitry Dominik Donald Doris Dorothea Douglas Edith Edward Elena Elisabeth Elizabeth Ella Ellen Emil Emily Emma Eric Erik Erika Ernst \
    Eugene Eva Evelyn Fabian Felix Fiona Florian Frances Francis Frank Franz Frederick Friedrich Fritz Gabriel Gareth Gary Geoffrey Georg George Gerald Gerd Gerhard Gisela Gordon Graham \
    Grace Gregory Günter Günther Hanna Hannah Hans Harald Harold Harry Heather Heidi Heike Heiko Heinrich Heinz Helen Helena Helga Helmut Henrik Henry Herbert Hermann Holger Horst \
    Howard Hugo Ian Igor Ilse Ines Ingrid Irene Irina Isabel Jack Jacob Jakob James Jan Jana Jane Janet Jason Jean Jeff Jeffrey Jennifer Jens Jeremy Jessica Jim Joachim Joan Joanna Johan \
    Johanna Johannes John Jonas Jonathan Jörg José Josef Joseph Joshua Juan Judith Julia Julian Juliane Julie Jürgen Justin Kai Karen Karin Karl Karsten Katarina Kate Katharina Katherine \
    Kathrin Katja Keith Kenneth Kerstin Kevin Kim Klaus Konrad Konstantin Kristina Kurt Lars Laura Lauren Laurence Lena Leon Leonard Lewis Liam Lina Linda Lisa Louise Lucas Lucy Ludwig \
    Luis Lukas Luke Magdalena Manfred Manuel Manuela Marc Marcel Marco Marcus Margaret Margarete Maria Marie Marina Mario Marion Mark Markus Marlene Martha Martin Martina Mary Matthew \
    Matthias Max Maximilian Melanie Melissa Michael Michaela Michelle Miriam Monika Moritz Nadine Nancy Natalia Natalie Neil Nicholas Nicola Nicole Niels Nigel Nikolai Nikolaus Nina Nora \
    Norbert Olaf Oleg Olga Oliver Olivia Oscar Oskar Otto Pamela Patricia Patrick Paul Paula Peter Petra Philip Philipp Pierre Rachel Rainer Ralf Ralph Raymond Rebecca Regina Reinhard \
    Renate Richard Robert Roberto Roger Roland Rolf Roman Ronald Rosa Rose Ross Roy Rudolf Russell Ruth Sabine Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian Sergey \
    Silke Silvia Simon Simone Sofia Sonja Sophie Stefan Stefanie Stephan Stephen Steve Steven Stuart Susan Susanne Sven Sylvia Tanja Tatiana Ted Teresa Theodor Theresa Thomas Thorsten \
    Tim Timothy Tobias Tom Tony Torsten Udo Ulrich Ulrike Ursula Ute Uwe Valentin Vera Verena Veronika Victor Victoria Viktor Viktoria Vincent Virginia Vladimir Volker Walter Werner \
    Wendy Wilhelm William Wolfgang Yulia Yuri Zoe \
    Agnieszka Aleksander Aleksandra Alicja Andrzej Antoni Artur Bartosz Beata Bogdan Bogusław Bożena Bronisław Cezary Czesław Dariusz Dawid Donald Dorota Edyta Elżbieta Ewa \
    Ewelina Filip Franciszek Grażyna Grzegorz Halina Henryk Hubert Irena Ireneusz Iwona Jacek Jadwiga Janina Janusz Jarosław Jerzy Jolanta Józef Justyna Kamil Kamila Karol Karolina \
    Katarzyna Kazimierz Krystian Krystyna Krzysztof Leszek Lech Leon Łukasz Maciej Magda Małgorzata Marcin Marek Mariusz Marta Mateusz Mieczysław Michał Mirosław Natalia Paweł Piotr Przemysław \
    Radosław Rafał Renata Ryszard Sławomir Stanisław Sylwia Szymon Tadeusz Tomasz Wacław Waldemar Wanda Wiesław Wiktor Wioletta Witold Władysław Włodzimierz Wojciech Zbigniew Zdzisław \
    Zofia Zuzanna \
    Agnė Aistė Aldona Algimantas Algirdas Alvydas Andrius Antanas Arnoldas Artūras Arūnas Arvydas Asta Aušra Aušrinė Audrius Birutė Dainius Daiva Dalia Danguolė Darius Deividas Donatas \
    Edgaras Edita Edvardas Egidijus Eglė Eimantas Elena Eugenijus Evelina Gabija Gabrielius Gediminas Gerda Giedrė Giedrius Gintaras Gintarė Gitanas Gražina Greta Haroldas Ieva Ignas \
    Ilona Ingrida Inga Irena Jolanta Jolita Jonas Juozas Jurga Jurgis Jurgita Justas Justina Karolis Kazys Kęstutis Kristina Laima Laimutė Laura Laurynas Lina Linas Liudas Loreta Lukas \
    Mantas Margarita Marija Marius Martynas Mindaugas Monika Nerijus Neringa Nijolė Oksana Ona Paulius Petras Povilas Radvilė Raimondas Ramūnas Ramunė Rasa Regina Remigijus Renata \
    Ričardas Rimantas Rimas Rita Robertas Rokas Rolandas Romas Romualdas Rūta Saulius Sigita Simona Simonas Skaistė Stasys Sandra Šarūnas Tadas Tomas Toma Vaida Vaidas Valdas Valdemaras \
    Valentinas Vida Vidas Vidmantas Viktoras Viktorija Vilija Vilius Vilma Virginija Virginijus Vitalijus Vytautas Vytis Vygaudas Živilė Žilvinas Žygimantas Žydrūnas Dovilė Arminas Aurelijus \
    Andris Anita Arturs Artis Edgars Egils Evika Guntars Ilze Inese Ivars Jānis Juris Kārlis Krišjānis Līga Māra Māris Mārtiņš Pēteris Raimonds Sandra Uldis Valdis Zane \
    Aleksandr Aleksei Alexei Alexey Aliaksandr Alyaksandr Alena Ales Andrei Andrey Andriy Anatoly Anton Artem Bohdan Denis Denys Dmitri Dmytro Ekaterina Franak Galina Hanna Iryna \
    Ivan Kateryna Kirill Kyrylo Ksenia Larysa Leonid Lyudmila Lyudmyla Maksim Maksym Mikalai Mikhail Mykhailo Mykola Nadezhda Natallia Nataliya Nikita Oksana Oleh Oleksandr Oleksandra Oleksii Oleksiy \
    Olena Olha Ostap Pavel Pavlo Petro Ruslan Semyon Sergei Serhii Serhiy Siarhei Solomiya Stanislav Stepan Svetlana Svitlana Sviatlana Taras Tatsiana Tetiana Tetyana Uladzimir Valentyn Valentina Valery \
    Vasyl Vasily Viacheslav Viktar Vitali Vitaliy Vladislav Volha Volodymyr Vsevolod Yaroslav Yauhen Yegor Yehor Yevgeny Yevhen Yury Yurii Yuriy Zinaida Zoya Mateusz Janez Petr Ahmed Ali Fatima \
    Hassan Ibrahim Mohammed Muhammad Mustafa Omar Yusuf Recep Emmanuel Giorgia Ursula Jens Mette Sanna Kaja Alar Kersti Toomas Urmas Marko Jüri Antti Pekka Matti Mikko Erkki Juha";

/// Of languages in Cyrillic letters, in the nominative.
const CYRILLIC: &str = "Айгуль Азамат Айдар Алишер Арман Армен Асель Аслан Бакыт Бекзат Гагик Гульнара Давид Давід Динара Ерлан Зарина Ильдар Камила Лусине Мадина Мариам Нурлан Рашид Рустам Саида Тигран Чингис Чингиз Эльдар Эрик \
    Александр Александра Алексей Алена Алина Алла Анастасия Анатолий Андрей Анна Антон Антонина Аркадий Арсений Артем Артём Артур Богдан Борис Вадим Валентин Валентина Валерий \
    Валерия Варвара Василий Вера Вероника Виктор Виктория Виталий Владимир Владислав Всеволод Вячеслав Галина Геннадий Георгий Глеб Григорий Дарья Денис Дмитрий Евгений Евгения Егор Екатерина \
    Елена Елизавета Ефим Жанна Захар Зинаида Зоя Иван Игорь Илья Инна Ирина Карина Кирилл Константин Ксения Лариса Лев Леонид Лидия Любовь Людмила Максим Маргарита Марина Мария Марк Михаил Надежда \
    Наталия Наталья Никита Николай Нина Оксана Олег Олеся Ольга Павел Петр Пётр Полина Раиса Роман Руслан Светлана Семен Семён Сергей Снежана София Софья Станислав Степан Тамара Тарас Татьяна Тимофей \
    Тимур Федор Фёдор Филипп Эдуард Элла Эльвира Эмма Юлия Юрий Яков Яна Ярослав \
    Агата Анастасія Анатолій Андрій Антоніна Арсеній Аркадій Артемій Борис Валерій Валерія Василь Віктор Вікторія Віра Віталій Володимир Вʼячеслав В’ячеслав Ганна Галина Геннадій Георгій Гліб Григорій \
    Дарина Дарія Дмитро Євген Євгенія Єлизавета Єгор Зіновій Зоряна Іван Ігор Ілля Інна Ірина Катерина Кирило Костянтин Ксенія Лариса Леонід Леся Лілія Любов Людмила Максим Маріна Марія Марта Микита Микола \
    Мирослав Михайло Назар Надія Наталія Наталя Олег Олекса Олександр Олександра Олексій Олена Олеся Ольга Орися Остап Павло Петро Поліна Раїса Роман Світлана Святослав Семен Сергій Соломія Софія Станіслав Степан \
    Тарас Тетяна Тимофій Федір Христина Юліан Юлія Юрій Юлиан Яна Ярослав Ярослава Ян \
    Алесь Аляксандр Аляксей Андрэй Аляксандра Алена Вольга Віталь Вячаслаў Генадзь Дзмітрый Зміцер Ігар Ірына Кацярына Кірыл Леанід Максім Марыя Міхаіл Міхась Мікалай Мікола Наталля Павел Пётр Святлана Сяргей Сцяпан Таццяна \
    Уладзімір Уладзіслаў Франак Юлія Юрась Юры Яўген Янка Ян Дональд Джо Джон Эмманюэль Эммануэль Олаф Анджей Томас Томаш Марк Йенс Урсула Борис Карл Пауль Питер Майкл Дэвид Джеймс Роберт Гитанас Габриэлюс";

static NAMES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| LATIN.split_whitespace().chain(CYRILLIC.split_whitespace()).collect());

/// Forms of forenames in the cases of one language, each with the names that it may be of.
type Cases = FxHashMap<String, Vec<&'static str>>;

static CASES: LazyLock<FxHashMap<&'static str, Cases>> = LazyLock::new(|| {
    let languages = ["lt", "lv", "pl", "ru", "uk", "be"];
    languages.into_iter().map(|language| (language, cases(language))).collect()
});

fn cases(language: &str) -> Cases {
    let names = if matches!(language, "ru" | "uk" | "be") { CYRILLIC } else { LATIN };
    // Lithuanian and Latvian give every name an ending of their own.
    let has_ending = |name: &&str| !matches!(language, "lt" | "lv") || name.ends_with(['s', 'š', 'a', 'ė', 'e']);
    let mut cases = Cases::default();
    for name in names.split_whitespace().filter(has_ending) {
        for form in forms(name, Part::Forename, None, language) {
            let of = cases.entry(form).or_default();
            if !of.contains(&name) {
                of.push(name);
            }
        }
    }
    cases
}

/// The forenames that a word may be, in the nominative: itself first, if it is one.
pub(super) fn nominatives(word: &str, language: &str) -> Vec<&'static str> {
    let own = NAMES.get(word).copied();
    let of = CASES.get(language).and_then(|cases| cases.get(word)).into_iter().flatten().copied();
    own.into_iter().chain(of.filter(|name| Some(*name) != own)).collect()
}
