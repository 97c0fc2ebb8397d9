#include "support/crawler.h"

#include <set>

namespace gazette::tests {

namespace {

// The values of an attribute in a page. Pages quote every attribute with '"'.
std::vector<std::string> values_of(const std::string& html, const std::string& attribute) {
  std::vector<std::string> values;
  const std::string pattern = " " + attribute + "=\"";
  for (std::size_t at = html.find(pattern); at != std::string::npos; at = html.find(pattern, at + 1)) {
    const std::size_t begin = at + pattern.size();
    values.push_back(html.substr(begin, html.find('"', begin) - begin));
  }
  return values;
}

std::string decoded(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else if (text.compare(i, 5, "&amp;") == 0) {
      out += '&';
      i += 4;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool is_external(const std::string& link) {
  const std::size_t colon = link.find(':');
  return colon != std::string::npos && colon < link.find_first_of("/?#");
}

// The path that a relative link names, from the root; "" where it leads out of the folder.
std::string resolved(const std::string& page, const std::string& link) {
  std::vector<std::string> names;
  const auto walk = [&](const std::string& path) {
    for (std::size_t begin = 0; begin <= path.size();) {
      const std::size_t end = std::min(path.find('/', begin), path.size());
      const std::string name = path.substr(begin, end - begin);
      begin = end + 1;
      if (name == "..") {
        if (names.empty()) return false;
        names.pop_back();
      } else if (!name.empty() && name != ".") {
        names.push_back(name);
      }
    }
    return true;
  };
  const std::size_t slash = page.rfind('/');
  if (!walk(slash == std::string::npos ? "" : page.substr(0, slash)) || !walk(link)) return {};
  std::string path;
  for (const std::string& name : names) path += (path.empty() ? "" : "/") + name;
  return path;
}

}  // namespace

std::vector<std::string> dead_links(const std::map<std::string, std::string>& files) {
  std::map<std::string, std::set<std::string>> anchors;
  for (const auto& [path, html] : files) {
    if (!path.ends_with(".html")) continue;
    for (const std::string& id : values_of(html, "id")) anchors[path].insert(decoded(id));
  }
  std::vector<std::string> dead;
  for (const auto& [path, html] : files) {
    if (!path.ends_with(".html")) continue;
    std::vector<std::string> links = values_of(html, "href");
    for (const std::string& src : values_of(html, "src")) links.push_back(src);
    for (const std::string& link : links) {
      if (is_external(link)) continue;
      const std::size_t hash = link.find('#');
      const std::string file = link.substr(0, link.find_first_of("?#"));
      const std::string target = file.empty() ? path : resolved(path, decoded(file));
      const std::string anchor = hash == std::string::npos ? "" : decoded(link.substr(hash + 1));
      if (!files.contains(target) || (!anchor.empty() && !anchors[target].contains(anchor)))
        dead.push_back(path + ": " + link);
    }
  }
  return dead;
}

}  // namespace gazette::tests
