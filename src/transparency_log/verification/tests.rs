//! Verifying a dump: a whole log passes; what was changed, moved, added, cut off or rewritten is found and named.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::transparency_log::fixtures::{Log, ORIGIN, Random, leaf, signer, verified};
use crate::transparency_log::{DumpWriter, LogSigner};
use std::sync::LazyLock;

/// 700 entries; older checkpoints at 100, 256 and 513 stand in the dump.
static LOG: LazyLock<Log> = LazyLock::new(|| {
    let mut log = Log::of(100);
    for more in [156, 257, 187] {
        log.grow(more);
        log.sign();
    }
    log
});

fn against(checkpoint: &SignedCheckpoint) -> Trust {
    Trust { against: vec![checkpoint.clone()], ..LOG.trust() }
}

fn first(report: &Report) -> (Fault, Option<Entries>) {
    (report.findings[0].fault, report.findings[0].entries)
}

/// The dump with its line `entry INDEX` made another, and the sum made right again.
fn with_lines(dump: &[u8], change: impl FnOnce(&mut Vec<String>)) -> Vec<u8> {
    let text = String::from_utf8(dump.to_vec()).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let end = lines.pop().unwrap();
    change(&mut lines);
    let body = lines.join("\n") + "\n";
    let sum: [u8; 32] = <sha2::Sha256 as sha2::Digest>::digest(&body).into();
    let entries = lines.iter().filter(|line| line.starts_with("entry ")).count();
    assert!(end.starts_with("end "));
    format!("{body}end {entries} {}\n", Hash(sum)).into_bytes()
}

fn at(lines: &[String], index: usize) -> usize {
    lines.iter().position(|line| line.starts_with(&format!("entry {index} "))).unwrap()
}

#[test]
fn a_whole_log_verifies() {
    let report = verified(&LOG.dump(), &against(&LOG.checkpoints[1]));
    assert_eq!(report.findings, []);
    assert_eq!((report.origin.as_str(), report.size, report.entries), (ORIGIN, 700, 700));
    assert_eq!(report.root, Some(LOG.edge.root()));
    assert_eq!((report.checkpoints, report.consistent_with, report.own_keys), (vec![100, 256, 513], vec![256], false));
    for size in [0, 1, 255, 256, 257, 512] {
        let log = Log::of(size);
        assert!(verified(&log.dump(), &log.trust()).is_good(), "{size}");
    }
    let own = verified(&LOG.dump(), &Trust::default());
    assert!(own.is_good() && own.own_keys);
}

#[test]
fn p36_a_thousand_random_changes_of_a_byte_are_a_thousand_findings() {
    let (dump, trust) = (LOG.dump(), against(&LOG.checkpoints[2]));
    // Which entry each byte belongs to: lines of entries, their newlines included.
    let mut owner = vec![None; dump.len()];
    let mut from = 0;
    for line in dump.split_inclusive(|b| *b == b'\n') {
        if let Some(rest) = line.strip_prefix(b"entry ") {
            let index = rest.split(|b| *b == b' ').next().unwrap();
            let index: u64 = str::from_utf8(index).unwrap().parse().unwrap();
            owner[from..from + line.len()].fill(Some(index));
        }
        from += line.len();
    }
    let mut random = Random(36);
    let (mut found, mut in_entries, mut named) = (0, 0, 0);
    for _ in 0..1000 {
        let mut changed = dump.clone();
        let place = random.below(dump.len());
        changed[place] ^= 1 + random.below(255) as u8;
        let report = verified(&changed, &trust);
        assert!(!report.is_good(), "byte {place}: {:?}", String::from_utf8_lossy(&changed[place - 20..place + 20]));
        found += 1;
        if let Some(entry) = owner[place] {
            in_entries += 1;
            assert_eq!(report.first_entry(), Some(entry), "byte {place}: {:?}", report.findings);
            named += 1;
        }
    }
    assert_eq!((found, named), (1000, in_entries));
    assert!(in_entries > 900, "{in_entries}");
}

#[test]
fn p36_bytes_or_hash_of_an_entry_are_told_apart() {
    for index in [0, 99, 100, 255, 256, 300, 512, 513, 699] {
        let leaf_changed = with_lines(&LOG.dump(), |lines| {
            let line = at(lines, index);
            lines[line] = lines[line].replace("信阳毛尖", "信阳红茶");
        });
        let entries = Some((index as u64, index as u64));
        let report = verified(&leaf_changed, &LOG.trust());
        assert_eq!((report.findings.len(), first(&report)), (1, (Fault::LeafAltered, entries)), "{report:?}");
        let hash_changed = LOG.dump_of(&LOG.entries, |at| match at == index {
            true => Hash::of_leaf(b"another"),
            false => Hash::of_leaf(&LOG.entries[at]),
        });
        let report = verified(&hash_changed, &LOG.trust());
        assert_eq!((report.findings.len(), first(&report)), (1, (Fault::HashAltered, entries)), "{report:?}");
    }
    // Two of one group, one each way: the first is named, and what was changed is not guessed.
    let both = with_lines(&LOG.dump(), |lines| {
        let line = at(lines, 7);
        lines[line] = lines[line].replace("信阳毛尖", "信阳红茶");
        let line = at(lines, 9);
        lines[line] = lines[line].replace(&Hash::of_leaf(&leaf(9)).to_string(), &Hash::EMPTY.to_string());
    });
    let report = verified(&both, &LOG.trust());
    assert_eq!(first(&report), (Fault::LeafOrHashAltered, Some((7, 7))));
}

/// The log with one entry other than signed, its hash with it.
fn rewritten(index: usize, groups_too: bool) -> Vec<u8> {
    let mut other = Log::new();
    let mut entries = LOG.entries.clone();
    entries[index] = leaf(1_000_000);
    other.push(entries.clone());
    other.checkpoints.clone_from(&LOG.checkpoints);
    if !groups_too {
        other.tiles = LOG.tiles.clone();
    }
    other.dump_of(&entries, |at| Hash::of_leaf(&entries[at]))
}

#[test]
fn p36_an_entry_changed_with_its_hash_is_narrowed_down_by_what_was_signed() {
    // The hash of its group was left: the group is named exactly, and by a checkpoint within it, which part of it.
    let report = verified(&rewritten(3, false), &LOG.trust());
    let found: Vec<_> = report.findings.iter().map(|f| (f.fault, f.entries)).collect();
    assert_eq!(found, [(Fault::EntriesAltered, Some((0, 255))), (Fault::RootDiffers, Some((0, 99)))]);
    let report = verified(&rewritten(300, false), &LOG.trust());
    assert_eq!(report.findings.len(), 1);
    assert_eq!(first(&verified(&rewritten(300, false), &LOG.trust())), (Fault::EntriesAltered, Some((256, 511))));
    // That hash was made right too: the checkpoints on both sides are left.
    for (index, between) in [(3, (0, 99)), (100, (100, 255)), (300, (256, 512)), (512, (256, 512)), (513, (513, 699))] {
        let report = verified(&rewritten(index, true), &LOG.trust());
        assert_eq!((report.findings.len(), first(&report)), (1, (Fault::RootDiffers, Some(between))), "{index}");
    }
    // Without checkpoints in the dump, one that was kept elsewhere tells the side.
    let mut bare = LOG.clone();
    bare.checkpoints.drain(..3);
    for (index, side) in [(50, (0, 255)), (256, (256, 699))] {
        let mut entries = bare.entries.clone();
        entries[index] = leaf(2_000_000);
        let mut other = Log::new();
        other.push(entries.clone());
        other.checkpoints.clone_from(&bare.checkpoints);
        let dump = other.dump();
        assert_eq!(first(&verified(&dump, &bare.trust())), (Fault::RootDiffers, Some((0, 699))));
        let report = verified(&dump, &against(&LOG.checkpoints[1]));
        assert_eq!(first(&report), (Fault::RootDiffers, Some(side)), "{index}");
    }
}

#[test]
fn a_changed_hash_of_a_group_is_told_from_changed_entries() {
    let dump = with_lines(&LOG.dump(), |lines| {
        let line = lines.iter().position(|line| line.starts_with("group 1 ")).unwrap();
        lines[line] = format!("group 1 {}", Hash::EMPTY);
    });
    let report = verified(&dump, &LOG.trust());
    assert_eq!(report.findings.len(), 1);
    assert_eq!(first(&report), (Fault::SubtreeAltered, Some((256, 511))));
}

#[test]
fn p36_deleting_moving_and_adding_are_found() {
    let mut random = Random(7);
    for _ in 0..60 {
        let index = random.below(699);
        let one = Some((index as u64, index as u64));
        let deleted = with_lines(&LOG.dump(), |lines| {
            let line = at(lines, index);
            lines.remove(line);
        });
        assert_eq!(first(&verified(&deleted, &LOG.trust())), (Fault::EntryMissing, one), "{index}");
        let doubled = with_lines(&LOG.dump(), |lines| {
            let line = at(lines, index);
            lines.insert(line, lines[line].clone());
        });
        let report = verified(&doubled, &LOG.trust());
        let next = index as u64 + 1;
        assert!(!report.is_good() && report.first_entry() == Some(next), "{index}: {report:?}");
        let moved = with_lines(&LOG.dump(), |lines| {
            let line = at(lines, index);
            let line = lines.remove(line);
            let end = lines.len();
            lines.insert(end - 1, line);
        });
        let report = verified(&moved, &LOG.trust());
        assert!(!report.is_good() && report.first_entry() == Some(index as u64), "{index}: {report:?}");
    }
    let swapped = with_lines(&LOG.dump(), |lines| {
        let (a, b) = (at(lines, 20), at(lines, 21));
        lines.swap(a, b);
    });
    assert_eq!(first(&verified(&swapped, &LOG.trust())), (Fault::OutOfOrder, Some((20, 20))));
    let run = with_lines(&LOG.dump(), |lines| {
        let from = at(lines, 10);
        lines.drain(from..from + 5);
    });
    assert_eq!(first(&verified(&run, &LOG.trust())), (Fault::EntryMissing, Some((10, 14))));
    // Deleted and all after it numbered anew: the number of entries and the signed roots do not lie.
    let renumbered = {
        let mut entries = LOG.entries.clone();
        entries.remove(120);
        let mut other = Log::new();
        other.push(entries);
        other.checkpoints.clone_from(&LOG.checkpoints);
        other.dump()
    };
    let report = verified(&renumbered, &LOG.trust());
    assert!(report.first_entry().is_some_and(|entry| (100..=120).contains(&entry)), "{report:?}");
    // An entry that nothing signed covers.
    let mut longer = LOG.clone();
    longer.grow(1);
    assert_eq!(first(&verified(&longer.dump(), &LOG.trust())), (Fault::EntryUncovered, Some((700, 700))));
}

#[test]
fn p36_truncation_is_found_wherever_it_is() {
    let dump = LOG.dump();
    let mut random = Random(9);
    for cut in (0..300).map(|_| random.below(dump.len())).chain([dump.len() - 1]) {
        assert!(!verified(&dump[..cut], &LOG.trust()).is_good(), "{cut}");
    }
    // Cut between lines and ended properly.
    for keep in [0, 1, 255, 256, 400, 699] {
        let short = with_lines(&dump, |lines| {
            let line = at(lines, keep);
            lines.truncate(line);
        });
        let report = verified(&short, &LOG.trust());
        assert_eq!(first(&report), (Fault::Truncated, Some((keep as u64, 699))), "{report:?}");
    }
    // Cut off at the very end: all entries are there and right, but it is no whole dump.
    let lines: Vec<&[u8]> = dump.split_inclusive(|b| *b == b'\n').collect();
    let without_end = lines[..lines.len() - 1].concat();
    assert_eq!(first(&verified(&without_end, &LOG.trust())), (Fault::Truncated, None));
}

#[test]
fn p36_a_log_that_signed_another_history_is_found_against_an_older_checkpoint() {
    let older = &LOG.checkpoints[1];
    let good = verified(&LOG.dump(), &against(older));
    assert_eq!((good.findings, good.consistent_with), (vec![], vec![256]));
    // Signed anew by the log's own key, without a flaw in itself.
    let mut fork = Log::of(200);
    fork.push(vec![leaf(9_999_999)]);
    fork.grow(499);
    fork.sign();
    assert!(verified(&fork.dump(), &fork.trust()).is_good());
    let report = verified(&fork.dump(), &against(older));
    assert_eq!((report.findings.len(), first(&report)), (1, (Fault::Forked, Some((0, 255)))));
    let trust = Trust { against: vec![older.clone(), LOG.checkpoints[0].clone()], ..LOG.trust() };
    assert_eq!(first(&verified(&fork.dump(), &trust)), (Fault::Forked, Some((100, 255))));
    // Signed smaller.
    let short = Log::of(150);
    let report = verified(&short.dump(), &against(older));
    assert_eq!(first(&report), (Fault::Shrunk, Some((150, 255))));
    // The same size is neither.
    assert!(verified(&Log::of(256).dump(), &against(older)).is_good());
    // Even one entry more than the checkpoint, everything else the same.
    let mut late = Log::of(255);
    late.push(vec![leaf(8_888_888)]);
    late.grow(444);
    late.sign();
    assert_eq!(first(&verified(&late.dump(), &against(older))), (Fault::Forked, Some((0, 255))));
}

#[test]
fn only_the_right_keys_are_believed() {
    let stranger = Trust { keys: TrustedKeys::of_log(vec![signer(9).verifier_key().clone()]), against: Vec::new() };
    let report = verified(&LOG.dump(), &stranger);
    assert_eq!(first(&report), (Fault::Unsigned, None));
    // An impostor's log is whole in itself and shows its own key: only the known key tells.
    let mut impostor = Log::new();
    impostor.signers = vec![signer(66)];
    impostor.grow(700);
    impostor.sign();
    assert!(verified(&impostor.dump(), &Trust::default()).is_good());
    assert_eq!(first(&verified(&impostor.dump(), &LOG.trust())), (Fault::Unsigned, None));
    let own = Trust { against: vec![LOG.checkpoints[0].clone()], ..Trust::default() };
    assert_eq!(
        first(&verified(&impostor.dump(), &own)),
        (Fault::Unsigned, None),
        "the older checkpoint is not its own"
    );
    let other = LogSigner::new("other.example/log", [1; 32]).unwrap();
    let foreign = SignedCheckpoint::sign(&Checkpoint::new("other.example/log", 5, Hash::EMPTY), [&other]).unwrap();
    assert_eq!(first(&verified(&LOG.dump(), &against(&foreign))), (Fault::OtherLog, None));
}

#[test]
fn checkpoints_in_the_dump_must_be_signed_and_stand_in_order() {
    let forged = |change: fn(&mut Vec<SignedCheckpoint>)| {
        let mut log = LOG.clone();
        change(&mut log.checkpoints);
        let mut dump = DumpWriter::begin(Vec::new(), &log.keys(), log.head()).unwrap();
        for (index, entry) in log.entries.iter().enumerate() {
            if index == 100 {
                log.checkpoints[..3].iter().for_each(|c| dump.checkpoint(c).unwrap());
            }
            dump.entry(&Hash::of_leaf(entry), entry).unwrap();
            if dump.group_is_full() {
                dump.group(None).unwrap();
            }
        }
        verified(&dump.end().unwrap(), &LOG.trust())
    };
    let report = forged(|_| {});
    assert_eq!((report.findings.len(), first(&report)), (2, (Fault::OutOfOrder, None)));
    let report = forged(|all| all[0] = SignedCheckpoint::sign(all[0].checkpoint(), [&signer(3)]).unwrap());
    assert_eq!(first(&report), (Fault::Unsigned, None));
    let report = forged(|all| all[1] = all[0].clone());
    assert_eq!(first(&report), (Fault::OutOfOrder, None), "the same one twice");
}

#[test]
fn an_unsigned_head_does_not_keep_changed_entries_from_being_named() {
    let dump = with_lines(&LOG.dump(), |lines| {
        let line = lines.iter().position(|line| line.starts_with("— ")).unwrap();
        lines[line] = signer(9).sign("nothing\n").to_string();
        let line = at(lines, 300);
        lines[line] = lines[line].replace("信阳毛尖", "信阳红茶");
    });
    let report = verified(&dump, &LOG.trust());
    assert_eq!(first(&report), (Fault::Unsigned, None));
    assert_eq!(report.first_entry(), Some(300));
    assert_eq!(report.findings[1].fault, Fault::LeafAltered);
}

#[test]
fn every_fault_has_its_words() {
    for fault in Fault::ALL {
        let finding = Finding { fault: *fault, entries: Some((3, 3)), place: Some("line 7".to_owned()) };
        let words = finding.to_string();
        assert!(words.starts_with("entry 3: ") && words.ends_with(" (line 7)") && words.len() > 20, "{words}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]
    /// Whatever is done to lines of entries and groups, with the checksum made right afterwards, is found.
    #[test]
    fn p36_no_edit_of_lines_passes(edits in proptest::collection::vec((0..4, proptest::num::usize::ANY, proptest::num::usize::ANY), 1..4)) {
        let dump = LOG.dump();
        let edited = with_lines(&dump, |lines| {
            for (kind, a, b) in edits {
                let own: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with(['e', 'g']) && lines[*at].contains(' ')).collect();
                let (a, b) = (own[a % own.len()], own[b % own.len()]);
                match kind {
                    0 => drop(lines.remove(a)),
                    1 => lines.swap(a, b),
                    2 => lines.insert(b, lines[a].clone()),
                    _ => {
                        let mut bytes = std::mem::take(&mut lines[a]).into_bytes();
                        let place = b % bytes.len();
                        // Stays UTF-8 and one line.
                        bytes[place] = if bytes[place].is_ascii_digit() { b'0' + (bytes[place] - b'0' + 1) % 10 } else { bytes[place] };
                        lines[a] = String::from_utf8(bytes).unwrap();
                    }
                }
            }
        });
        let report = verified(&edited, &LOG.trust());
        proptest::prop_assert_eq!(report.is_good(), edited == dump, "{:?}", report.findings);
    }
}
