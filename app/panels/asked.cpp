#include <utility>

#include "panels/panel.hpp"

namespace demarc::panels {

void Asked::change(project::Command command) {
    commands.push_back(std::move(command));
}

void Asked::ask(Request request) {
    requests.push_back(std::move(request));
}

void Asked::select(claim::ClaimRef claim) {
    commands.emplace_back(project::SelectClaim{claim});
    requests.emplace_back(FlyTo{claim});
}

}  // namespace demarc::panels
