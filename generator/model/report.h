// What an author declares about one report: the front matter, valid and complete.
//
// content/ makes it from one file; it knows no other file, so units and terms are still names as
// written, each with its place for the messages of the stage that looks them up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/civil_date.h"
#include "model/located.h"
#include "model/partial_date.h"
#include "model/tree.h"

namespace gazette::model {

using Name = Located<std::string>;

enum class PeriodKind { Annual, Half, Quarter, Month, Other };

// What a report reports on.
struct Period {
  PeriodKind kind = PeriodKind::Annual;
  int number = 0;    // of the half, quarter or month
  std::string code;  // as written: annual, H1, Q3, 2021-07; free text is shown as it is
};

// A dated deed, declared in front matter.
struct Activity {
  PartialDate date;
  std::string title;  // never empty: the text stands in where no title was given
  std::string text;
  std::string place;
};

struct Attachment {
  Name path;          // relative to the report's file
  std::string title;  // empty: the file's name
};

struct Withdrawn {
  std::optional<CivilDate> date;
  std::string reason;
  std::optional<Name> replaced_by;  // a relative path
};

struct Report {
  std::string path;  // of the file, from the portal's folder
  Name title;
  std::string subtitle;
  std::string summary;
  std::string source;
  std::string number;
  std::vector<Name> units;  // at least one; the first is the owner
  int year = 0;
  std::optional<Period> period;
  std::optional<CivilDate> date;
  std::vector<Name> themes;
  std::vector<Name> slogans;
  std::vector<Name> campaigns;
  std::vector<Activity> activities;
  bool finds_activities = true;  // false where the author wrote `activities: []`
  std::vector<std::string> authors;
  std::vector<Attachment> attachments;
  std::optional<Name> slug;
  std::vector<Name> aliases;
  bool draft = false;
  std::optional<CivilDate> publish;
  std::optional<CivilDate> expires;
  std::optional<Withdrawn> withdrawn;
  std::optional<Name> layout;
  Tree params;
};

// A plain page: pages/about.md.
struct Page {
  std::string path;
  Name title;
  std::string summary;
  std::optional<int> menu;  // its place in the navigation
  bool draft = false;
  std::vector<Name> aliases;
  std::optional<Name> layout;
  Tree params;
};

}  // namespace gazette::model
