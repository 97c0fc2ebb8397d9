// A portal's settings, valid: site.yaml or its defaults.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/located.h"
#include "model/vocabulary.h"

namespace gazette::model {

enum class SiteLanguage { Chinese, English };
enum class RawHtmlPolicy { Escape, Drop };
enum class NewNames { Accepted, Refused };  // an open or a closed vocabulary

// A period that every unit is to report on each year.
struct DuePeriod {
  Located<std::string> code;  // Q1 … Q4, H1, H2, annual
  int due_month = 0;          // the last day, the first such day after the period's end; 0: none
  int due_day = 0;
};

struct MenuItem {
  std::string title;
  Located<std::string> url;
};

struct Repository {
  std::string url;  // patterns with {path} and {commit}
  std::string edit;
};

struct Recognition {
  bool slogans = true;
  bool campaigns = true;
  bool activities = true;
};

struct Settings {
  std::string title = "工作总结门户";
  std::string subtitle;
  std::string footer;
  std::string note;
  SiteLanguage language = SiteLanguage::Chinese;
  std::string base_url;  // ends in '/', or is empty
  int page_size = 50;
  std::vector<DuePeriod> periods;
  std::array<std::optional<NewNames>, 4>
      vocabularies;  // absent: units, campaigns refused where their file is present
  Recognition recognize;
  bool search = true;
  bool compilations = true;  // of units' years and of campaigns
  bool comparisons = true;   // of a unit's years
  RawHtmlPolicy raw_html = RawHtmlPolicy::Escape;
  std::string time_zone = "Asia/Shanghai";
  std::vector<MenuItem> menu;
  std::vector<std::pair<std::string, std::string>> style;  // SCSS variable, value
  std::optional<Repository> repository;
  int related = 5;
};

}  // namespace gazette::model
