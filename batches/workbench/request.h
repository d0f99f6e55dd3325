// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lockbox::batches::workbench {

using Json = nlohmann::ordered_json;

/// A request of a browser, as far as the desk looks at it.
struct Request {
    std::string method;  ///< `GET` or `POST`.
    std::string path;
    std::map<std::string, std::string> query;
    std::string token;   ///< Of the session's cookie; empty without one.
    std::string csrf;    ///< The header `X-Lockbox-Token`.
    std::string origin;  ///< Whose page asks; empty where the browser does not say.
    std::string host;
    std::string content_type;
    std::string body;
    std::string address;  ///< Of whoever asks.

    std::string asked(std::string const& name) const {
        auto const found = query.find(name);
        return found == query.end() ? std::string() : found->second;
    }
};

struct Reply {
    int status = 200;
    std::string type = "application/json; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers = {};
};

/// `{"error": what, "remedy": …, "why": …}`; `why` is a name for programs.
inline Reply refused(int status, std::string const& why, std::string const& what,
                     std::string const& remedy) {
    return {status, "application/json; charset=utf-8",
            Json{{"why", why}, {"error", what}, {"remedy", remedy}}.dump(
                -1, ' ', false, Json::error_handler_t::replace)};
}
inline Reply answered(Json const& json, int status = 200) {
    return {status, "application/json; charset=utf-8",
            json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

}  // namespace lockbox::batches::workbench
