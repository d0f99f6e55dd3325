// SPDX-License-Identifier: Apache-2.0
#include "samples/places.h"

namespace lockbox::samples {

std::vector<std::string> const& first_names() {
    static std::vector<std::string> const names = {
        "Aaron",   "Adele",    "Alice",     "Amanda",  "Amir",     "Andrea",  "Angela",  "Anthony",
        "Barbara", "Benjamin", "Beth",      "Brian",   "Bruno",    "Carla",   "Carlos",  "Carol",
        "Charles", "Chen",     "Christina", "Claire",  "Colleen",  "Daniel",  "David",   "Deborah",
        "Denise",  "Diego",    "Donna",     "Dorothy", "Edward",   "Eileen",  "Elena",   "Emily",
        "Eric",    "Fatima",   "Felix",     "Fiona",   "Frank",    "Gail",    "George",  "Gloria",
        "Grace",   "Hannah",   "Harold",    "Helen",   "Henry",    "Ines",    "Irene",   "Isaac",
        "James",   "Janet",    "Jason",     "Jean",    "Jennifer", "Joan",    "John",    "Jorge",
        "Joseph",  "Joyce",    "Judith",    "Karen",   "Kevin",    "Laura",   "Leo",     "Linda",
        "Louise",  "Lucia",    "Manuel",    "Marcus",  "Maria",    "Marie",   "Mark",    "Mary",
        "Maureen", "Mei",      "Michael",   "Minh",    "Monica",   "Nancy",   "Natalie", "Nicole",
        "Olga",    "Omar",     "Pamela",    "Patrick", "Paul",     "Pedro",   "Peter",   "Priya",
        "Rachel",  "Ralph",    "Raymond",   "Rebecca", "Richard",  "Robert",  "Rosa",    "Ruth",
        "Samuel",  "Sandra",   "Sara",      "Sean",    "Sofia",    "Stephen", "Susan",   "Teresa",
        "Thomas",  "Tina",     "Victor",    "Walter",  "Wendy",    "William", "Yusuf",   "Zoe"};
    return names;
}

std::vector<std::string> const& last_names() {
    static std::vector<std::string> const names = {
        "Abbott",    "Adams",    "Almeida", "Alvarez",   "Anderson",  "Andrade",  "Bailey",
        "Baker",     "Barbosa",  "Barnes",  "Barry",     "Bennett",   "Bouchard", "Boyle",
        "Brennan",   "Brooks",   "Brown",   "Burke",     "Burns",     "Callahan", "Campbell",
        "Cardoso",   "Carr",     "Carroll", "Carter",    "Castro",    "Chang",    "Chase",
        "Chen",      "Clark",    "Cohen",   "Coleman",   "Collins",   "Connolly", "Cook",
        "Costa",     "Cote",     "Cruz",    "Curran",    "Daly",      "Davis",    "Delgado",
        "Desmond",   "Diaz",     "Doherty", "Donovan",   "Doyle",     "Duffy",    "Dunn",
        "Edwards",   "Ellis",    "Evans",   "Farrell",   "Ferreira",  "Fisher",   "Flynn",
        "Foley",     "Fontaine", "Foster",  "Gagnon",    "Garcia",    "Gomes",    "Gonzalez",
        "Goodwin",   "Gray",     "Green",   "Griffin",   "Hall",      "Harris",   "Hayes",
        "Healy",     "Hill",     "Hoang",   "Howard",    "Hughes",    "Jackson",  "Johnson",
        "Jones",     "Kaplan",   "Kelley",  "Kelly",     "Kennedy",   "Khan",     "Kim",
        "King",      "Lavoie",   "Leblanc", "Lee",       "Levesque",  "Levine",   "Lewis",
        "Lopes",     "Lopez",    "Lynch",   "MacDonald", "Mahoney",   "Marino",   "Martin",
        "Martinez",  "McCarthy", "McGrath", "Medeiros",  "Mendes",    "Miller",   "Moore",
        "Moran",     "Morgan",   "Morin",   "Murphy",    "Murray",    "Nelson",   "Nguyen",
        "Nolan",     "Nunez",    "O'Brien", "O'Connor",  "O'Neil",    "Oliveira", "Ortiz",
        "Ouellette", "Parker",   "Patel",   "Pelletier", "Pereira",   "Perez",    "Perry",
        "Pham",      "Phillips", "Powers",  "Quinn",     "Ramos",     "Regan",    "Reyes",
        "Reilly",    "Rivera",   "Roberts", "Robinson",  "Rodrigues", "Rogers",   "Rossi",
        "Roy",       "Russell",  "Ryan",    "Santos",    "Scott",     "Shah",     "Shea",
        "Silva",     "Simmons",  "Singh",   "Smith",     "Soares",    "Sousa",    "Sullivan",
        "Sweeney",   "Tavares",  "Taylor",  "Thibault",  "Thomas",    "Torres",   "Tran",
        "Turner",    "Vargas",   "Vieira",  "Walker",    "Walsh",     "Ward",     "Watson",
        "White",     "Williams", "Wilson",  "Wong",      "Wright",    "Young",    "Zhang",
        "Zimmerman"};
    return names;
}

std::vector<std::string> const& street_names() {
    static std::vector<std::string> const names = {
        "Main St",     "Elm St",       "Maple Ave",   "Oak St",       "Washington St",
        "Park Ave",    "Highland Ave", "Pleasant St", "School St",    "Summer St",
        "Winter St",   "Church St",    "Chestnut St", "Walnut St",    "Center St",
        "High St",     "Lincoln St",   "Central Ave", "Prospect St",  "Cedar St",
        "Spring St",   "River Rd",     "Lake St",     "Mill St",      "Front St",
        "Orchard Rd",  "Beacon St",    "Franklin St", "Adams St",     "Grove St",
        "Willow Rd",   "Forest Ave",   "Meadow Ln",   "Birch Rd",     "Harbor View Dr",
        "Ocean Ave",   "Bridge St",    "Canal St",    "Depot Rd",     "Farm Ln",
        "Granite St",  "Hancock St",   "Juniper Dr",  "Kimball Rd",   "Laurel St",
        "Mechanic St", "North Rd",     "Old Post Rd", "Pine Hill Rd", "Quarry St",
        "Ridge Rd",    "Salem End Rd", "Thatcher St", "Union St",     "Vine St",
        "Water St",    "Yarmouth Rd",  "Bay Rd",      "Court St",     "Dale Ave"};
    return names;
}

std::vector<Town> const& towns() {
    static std::vector<Town> const places = {
        {"Boston", "02118"},     {"Worcester", "01602"},   {"Springfield", "01104"},
        {"Cambridge", "02139"},  {"Lowell", "01850"},      {"Brockton", "02301"},
        {"Quincy", "02169"},     {"Lynn", "01902"},        {"New Bedford", "02740"},
        {"Fall River", "02720"}, {"Newton", "02458"},      {"Lawrence", "01841"},
        {"Somerville", "02143"}, {"Framingham", "01702"},  {"Haverhill", "01830"},
        {"Waltham", "02451"},    {"Malden", "02148"},      {"Taunton", "02780"},
        {"Medford", "02155"},    {"Chicopee", "01013"},    {"Weymouth", "02188"},
        {"Revere", "02151"},     {"Peabody", "01960"},     {"Methuen", "01844"},
        {"Barnstable", "02630"}, {"Pittsfield", "01201"},  {"Attleboro", "02703"},
        {"Everett", "02149"},    {"Salem", "01970"},       {"Westfield", "01085"},
        {"Leominster", "01453"}, {"Fitchburg", "01420"},   {"Beverly", "01915"},
        {"Holyoke", "01040"},    {"Marlborough", "01752"}, {"Woburn", "01801"},
        {"Amherst", "01002"},    {"Plymouth", "02360"},    {"Gloucester", "01930"},
        {"Northampton", "01060"}};
    return places;
}

}  // namespace lockbox::samples
