use std::fs;

use super::*;

fn folder_with_files() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path();
    fs::create_dir(path.join("Été")).expect("folder");
    fs::create_dir(path.join(".caché")).expect("folder");
    for name in ["dunkerque.gpkg", "Douai.GPKG", "notes.txt", ".secret.gpkg"] {
        fs::write(path.join(name), "x").expect("file");
    }
    fs::write(path.join("Été/août.gpkg"), "x").expect("file");
    folder
}

fn names(chooser: &Chooser) -> Vec<String> {
    chooser.shown().map(|item| item.name.clone()).collect()
}

fn opened(folder: &tempfile::TempDir) -> Chooser {
    Chooser::open(Lang::Fr, Some(folder.path().to_owned()))
}

fn type_text(chooser: &mut Chooser, text: &str) {
    chooser.text.push_str(text);
    chooser.typed();
}

#[test]
fn the_list_has_folders_first_and_only_matching_files() {
    let folder = folder_with_files();
    assert_eq!(names(&opened(&folder)), ["Été", "Douai.GPKG", "dunkerque.gpkg"]);
    let every = opened(&folder).kinds(&[]);
    assert_eq!(
        names(&every),
        ["Été", "Douai.GPKG", "dunkerque.gpkg", "notes.txt"]
    );
}

#[test]
fn typing_narrows_without_accents_and_enter_picks_the_first() {
    let folder = folder_with_files();
    let mut chooser = opened(&folder);
    type_text(&mut chooser, "DU");
    assert_eq!(names(&chooser), ["dunkerque.gpkg"]);
    let expected = folder.path().join("dunkerque.gpkg");
    assert_eq!(chooser.confirm(), Some(ChooserEvent::Chosen(expected)));
}

#[test]
fn a_folder_is_entered_by_completion_or_by_enter() {
    let folder = folder_with_files();
    let mut chooser = opened(&folder);
    type_text(&mut chooser, "ete");
    chooser.complete();
    assert_eq!(chooser.folder(), folder.path().join("Été"));
    assert_eq!(names(&chooser), ["août.gpkg"]);

    let mut chooser = opened(&folder);
    chooser.move_mark(1);
    assert_eq!(chooser.confirm(), None);
    assert_eq!(chooser.folder(), folder.path().join("Été"));
    chooser.go_up();
    assert_eq!(chooser.folder(), folder.path());
}

#[test]
fn a_wrong_path_stays_to_be_corrected_and_says_why() {
    let folder = folder_with_files();
    let mut chooser = opened(&folder);
    type_text(&mut chooser, "nulle-part/x.gpkg");
    let typed = chooser.text.clone();
    assert_eq!(chooser.confirm(), None);
    assert_eq!(chooser.text, typed);
    assert!(matches!(chooser.problem, Some(ChooserError::NotFound(_))));

    let mut chooser = opened(&folder);
    type_text(&mut chooser, "notes.txt");
    assert_eq!(chooser.confirm(), None);
    let problem = chooser.problem.expect("a problem");
    assert_eq!(
        problem.message(Lang::Fr),
        "Ce fichier n’est pas du type attendu (.gpkg)."
    );
    assert!(!problem.remedy(Lang::En).starts_with("chooser-"));
}

#[test]
fn saving_adds_the_extension_and_asks_before_replacing() {
    let folder = folder_with_files();
    let save = |name: &str| Chooser::save(Lang::Fr, Some(folder.path().to_owned()), name);
    let mut chooser = save("nouveau v1.2");
    let expected = folder.path().join("nouveau v1.2.gpkg");
    assert_eq!(chooser.confirm(), Some(ChooserEvent::Chosen(expected)));

    let mut chooser = save("dunkerque");
    assert_eq!(chooser.confirm(), None);
    assert_eq!(chooser.replacing, Some(folder.path().join("dunkerque.gpkg")));
    assert_eq!(
        chooser.escape(),
        None,
        "the first Esc only takes the question back"
    );
    assert_eq!(chooser.escape(), Some(ChooserEvent::Cancelled));
}

#[test]
fn saving_keeps_the_name_when_the_folder_changes() {
    let folder = folder_with_files();
    let mut chooser = Chooser::save(Lang::Fr, Some(folder.path().to_owned()), "bilan.gpkg");
    chooser.move_mark(1);
    assert_eq!(chooser.confirm(), None);
    let expected = folder.path().join("Été").join("bilan.gpkg");
    assert_eq!(chooser.confirm(), Some(ChooserEvent::Chosen(expected)));
}

#[test]
fn a_missing_start_folder_falls_back_to_home() {
    let chooser = Chooser::open(Lang::Fr, Some(PathBuf::from("/nulle/part")));
    assert!(chooser.folder().is_dir());
    assert_eq!(chooser.problem, None);
}
