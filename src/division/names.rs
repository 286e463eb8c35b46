//! The index of names behind the gazetteer: which unit a name means today, and through which changes.

use super::gazetteer::{ResolveError, Resolved};
use super::{Division, DivisionChange, DivisionLevel, DivisionStatus};
use crate::identifiers::DivisionCode;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization;

/// A change that moves a border and leaves both units standing.
const BORDER_ONLY: &str = "仅调界";
/// How a row says that the old unit's ground went to several.
const SPLIT: &str = "一对多";
/// 济源 is spoken of as a demonstration zone of the same extent.
const JIYUAN_NAMES: [&str; 3] = ["济源示范区", "济源产城融合示范区", "济源产城融合示范区管委会"];

type Divisions = BTreeMap<DivisionCode, Division>;

/// One form for comparing: compatibility forms folded (full-width digits and brackets), blanks dropped.
pub(super) fn normal(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

#[derive(Clone, Debug)]
pub(super) struct Names {
    full: HashMap<String, BTreeSet<DivisionCode>>,
    short: HashMap<String, BTreeSet<DivisionCode>>,
    zones: HashMap<String, DivisionCode>,
    /// Indices into `changes`.
    old: HashMap<String, Vec<usize>>,
    old_short: HashMap<String, Vec<usize>>,
    old_codes: HashMap<String, Vec<usize>>,
    changes: Vec<DivisionChange>,
    /// For each change, the units of today that its old unit became.
    became: Vec<BTreeSet<DivisionCode>>,
    /// Names of the province and the prefectures that may stand before a county's, longest first.
    prefixes: Vec<(String, DivisionCode)>,
}

impl Names {
    pub(super) fn new(divisions: &Divisions, changes: &[DivisionChange]) -> Self {
        let mut names = Self {
            full: HashMap::new(),
            short: HashMap::new(),
            zones: HashMap::new(),
            old: HashMap::new(),
            old_short: HashMap::new(),
            old_codes: HashMap::new(),
            changes: changes.iter().filter(|c| c.kind != BORDER_ONLY).cloned().collect(),
            became: Vec::new(),
            prefixes: Vec::new(),
        };
        names.changes.sort_by(|a, b| a.effective.cmp(&b.effective));
        for division in divisions.values() {
            names.add_division(division);
        }
        for index in 0..names.changes.len() {
            names.add_change(index);
        }
        names.became = (0..names.changes.len()).map(|i| names.successors(divisions, i)).collect();
        names.prefixes.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        names
    }

    fn add_division(&mut self, division: &Division) {
        let code = division.code;
        let full = normal(&division.name);
        if division.level == DivisionLevel::Zone || division.status == DivisionStatus::Statistical {
            self.zones.insert(full, code);
            return;
        }
        if division.status != DivisionStatus::Current {
            return;
        }
        let mut shorts = vec![normal(&division.short)];
        shorts.extend(without_suffix(&full));
        // 管城回族区 is called 管城 and 管城区 as well.
        if let Some(stem) = full.strip_suffix("回族区") {
            shorts.extend([stem.to_owned(), format!("{stem}区")]);
        }
        if code == DivisionCode::JIYUAN {
            shorts.extend(JIYUAN_NAMES.iter().map(|name| (*name).to_owned()));
        }
        if matches!(division.level, DivisionLevel::Province | DivisionLevel::Prefecture) {
            let own = std::iter::once(&full).chain(&shorts);
            self.prefixes.extend(own.map(|name| (name.clone(), code)).collect::<BTreeSet<_>>());
        }
        self.full.entry(full).or_default().insert(code);
        for short in shorts.into_iter().filter(|short| !short.is_empty()) {
            self.short.entry(short).or_default().insert(code);
        }
    }

    fn add_change(&mut self, index: usize) {
        let Some(change) = self.changes.get(index) else { return };
        let written = normal(&change.old_name);
        let bare = written.split('(').next().unwrap_or_default().to_owned();
        let parent = normal(&change.old_parent);
        let mut olds = BTreeSet::from([written, bare.clone()]);
        // 洛阳市郊区 was written 郊区 inside 洛阳.
        olds.extend(bare.strip_prefix(&parent).filter(|rest| !rest.is_empty()).map(str::to_owned));
        let short = without_suffix(&bare);
        let code = change.old_code.clone();
        for old in olds {
            self.old.entry(old).or_default().push(index);
        }
        if let Some(short) = short {
            self.old_short.entry(short).or_default().push(index);
        }
        self.old_codes.entry(code).or_default().push(index);
    }

    /// Follows a change, and the changes after it, to units of today.
    fn successors(&self, divisions: &Divisions, start: usize) -> BTreeSet<DivisionCode> {
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![start];
        while let Some(index) = open.pop() {
            let Some(change) = self.changes.get(index).filter(|_| seen.insert(index)) else { continue };
            if let Some(unit) = current(divisions, &change.new_code) {
                found.insert(unit.code);
                found.extend(named_in_note(divisions, change, unit));
                continue;
            }
            // A code may have been used twice (410211: 郊区, then 金明区): the new name tells which row goes on.
            let next = self.old_codes.get(&change.new_code).into_iter().flatten().copied();
            let (same, other): (Vec<_>, Vec<_>) =
                next.partition(|i| self.changes.get(*i).is_some_and(|c| c.old_name == change.new_name));
            open.extend(if same.is_empty() { other } else { same });
        }
        found
    }

    pub(super) fn leading_to(&self, code: DivisionCode) -> Vec<&DivisionChange> {
        let pairs = self.changes.iter().zip(&self.became);
        pairs.filter(|(_, became)| became.contains(&code)).map(|(change, _)| change).collect()
    }

    pub(super) fn resolve(
        &self,
        divisions: &Divisions,
        asked: &str,
        name: &str,
        within: Option<DivisionCode>,
    ) -> Result<Resolved, ResolveError> {
        if name.len() == 6 && name.bytes().all(|b| b.is_ascii_digit()) {
            return self.by_code(divisions, asked, name, within);
        }
        for tier in [&self.full, &self.short] {
            let mut codes = in_prefecture(tier.get(name).into_iter().flatten().copied(), within);
            if codes.len() > 1 {
                let wanted = if within.is_some() { DivisionLevel::County } else { DivisionLevel::Prefecture };
                let of_level = |code: &&DivisionCode| divisions.get(code).is_some_and(|d| d.level == wanted);
                let preferred: Vec<_> = codes.iter().filter(of_level).copied().collect();
                if preferred.len() == 1 {
                    codes = preferred.into_iter().collect();
                }
            }
            match single(&codes) {
                Some(code) => return Ok(Resolved { code, through: None }),
                None if codes.is_empty() => {}
                None => return Err(ambiguous(asked, &codes)),
            }
        }
        if let Some(code) = self.zones.get(name).filter(|code| within.is_none_or(|p| code.prefecture() == p)) {
            return Err(ResolveError::Zone { name: asked.to_owned(), code: *code });
        }
        for tier in [&self.old, &self.old_short] {
            let rows = tier.get(name).map(Vec::as_slice).unwrap_or_default();
            if let Some(answer) = self.by_rows(asked, rows, within) {
                return answer;
            }
        }
        self.after_prefix(divisions, asked, name, within)
    }

    fn by_code(
        &self,
        divisions: &Divisions,
        asked: &str,
        digits: &str,
        within: Option<DivisionCode>,
    ) -> Result<Resolved, ResolveError> {
        let unknown = || ResolveError::Unknown { name: asked.to_owned() };
        let inside = |code: DivisionCode| within.is_none_or(|p| code.prefecture() == p);
        if let Some(unit) = current(divisions, digits) {
            return if inside(unit.code) { Ok(Resolved { code: unit.code, through: None }) } else { Err(unknown()) };
        }
        let known = DivisionCode::parse(digits).ok().and_then(|code| divisions.get(&code));
        if let Some(zone) = known.filter(|d| d.level == DivisionLevel::Zone && inside(d.code)) {
            return Err(ResolveError::Zone { name: asked.to_owned(), code: zone.code });
        }
        let rows = self.old_codes.get(digits).map(Vec::as_slice).unwrap_or_default();
        self.by_rows(asked, rows, within).unwrap_or_else(|| Err(unknown()))
    }

    /// What the old units of some rows are today; nothing where no row leads anywhere.
    fn by_rows(
        &self,
        asked: &str,
        rows: &[usize],
        within: Option<DivisionCode>,
    ) -> Option<Result<Resolved, ResolveError>> {
        let mut codes = BTreeSet::new();
        let mut units = BTreeSet::new();
        let mut through = None;
        for index in rows {
            let (Some(change), Some(became)) = (self.changes.get(*index), self.became.get(*index)) else { continue };
            let inside = in_prefecture(became.iter().copied(), within);
            if inside.is_empty() {
                continue;
            }
            codes.extend(inside);
            units.insert((&change.old_name, &change.old_parent));
            // The latest row gives the name the unit bore last under this code.
            through = Some(change.old_name.clone());
        }
        if let Some(code) = single(&codes) {
            return Some(Ok(Resolved { code, through }));
        }
        match units.len() {
            0 => None,
            1 => Some(Err(ResolveError::OneToMany { name: asked.to_owned(), successors: codes.into_iter().collect() })),
            _ => Some(Err(ambiguous(asked, &codes))),
        }
    }

    /// Drops the name of a unit above (河南省, 洛阳市) and looks for the rest inside that unit.
    fn after_prefix(
        &self,
        divisions: &Divisions,
        asked: &str,
        name: &str,
        within: Option<DivisionCode>,
    ) -> Result<Resolved, ResolveError> {
        for (prefix, unit) in &self.prefixes {
            let Some(rest) = name.strip_prefix(prefix.as_str()).filter(|rest| rest.chars().count() > 1) else {
                continue;
            };
            let inner = if *unit == DivisionCode::HENAN { within } else { Some(*unit) };
            if within.is_some_and(|w| inner != Some(w)) {
                continue;
            }
            match self.resolve(divisions, asked, rest, inner) {
                Err(ResolveError::Unknown { .. }) => {}
                answer => return answer,
            }
        }
        Err(ResolveError::Unknown { name: asked.to_owned() })
    }
}

fn ambiguous(asked: &str, codes: &BTreeSet<DivisionCode>) -> ResolveError {
    ResolveError::Ambiguous { name: asked.to_owned(), candidates: codes.iter().copied().collect() }
}

fn single(codes: &BTreeSet<DivisionCode>) -> Option<DivisionCode> {
    codes.first().copied().filter(|_| codes.len() == 1)
}

fn in_prefecture(codes: impl Iterator<Item = DivisionCode>, within: Option<DivisionCode>) -> BTreeSet<DivisionCode> {
    codes.filter(|code| within.is_none_or(|prefecture| code.prefecture() == prefecture)).collect()
}

/// A unit that exists today, by the digits of its code.
fn current<'a>(divisions: &'a Divisions, digits: &str) -> Option<&'a Division> {
    let unit = divisions.get(&DivisionCode::parse(digits).ok()?)?;
    (unit.status == DivisionStatus::Current && unit.level != DivisionLevel::Zone).then_some(unit)
}

/// Where the note of a split names more heirs than the row (安阳市郊区: 分入殷都、龙安、北关、文峰).
fn named_in_note(divisions: &Divisions, change: &DivisionChange, heir: &Division) -> Vec<DivisionCode> {
    let Some((_, note)) = change.note.as_deref().and_then(|note| note.split_once(SPLIT)) else { return Vec::new() };
    let beside = divisions.values().filter(|d| d.parent == heir.parent && d.status == DivisionStatus::Current);
    beside.filter(|d| note.contains(&d.short)).map(|d| d.code).collect()
}

/// The name without 县, 市 or 区, where two characters or more remain.
fn without_suffix(name: &str) -> Option<String> {
    let stem = ["地区", "县", "市", "区", "省"].iter().find_map(|suffix| name.strip_suffix(suffix))?;
    (stem.chars().count() > 1).then(|| stem.to_owned())
}
