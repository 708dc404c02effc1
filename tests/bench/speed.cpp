// What single steps cost, in one process and on one thread: look-ups by name, and the way from text to places and claims.
// Names: a table of exact name, beginning, slip, longitude, latitude, one a line, in $DEMARC_QUERIES; else the names of the places of the index.
// Texts: the sample dispatches, or those in $DEMARC_TEXTS (a folder or a file).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/file.hpp"
#include "claim/reading.hpp"

using namespace demarc;

namespace {

const claim::Knowledge& knowledge() {
    static const claim::Knowledge opened = claim::Knowledge::open(base::findAssets());
    return opened;
}

struct Query {
    std::string exact, beginning, slip;
};

std::vector<Query> readQueries(const char* path) {
    std::vector<Query> queries;
    const std::string table = base::readFile(path, 1 << 26);
    for (std::size_t at = 0; at < table.size();) {
        const std::size_t end = std::min(table.find('\n', at), table.size());
        const std::string line = table.substr(at, end - at);
        const std::size_t first = line.find('\t'), second = line.find('\t', first + 1), third = line.find('\t', second + 1);
        if (third != std::string::npos) queries.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1, third - second - 1)});
        at = end + 1;
    }
    return queries;
}

const std::vector<Query>& queries() {
    static const std::vector<Query> read = [] {
        if (const char* path = std::getenv("DEMARC_QUERIES")) return readQueries(path);
        std::vector<Query> made;
        const auto& gazetteer = knowledge().gazetteer;
        for (gazetteer::PlaceIndex place = 0; made.size() < 2000 && place < gazetteer.size(); place += 37) {
            const std::string name{gazetteer.place(place).name};
            std::string slip = name;
            slip.erase(slip.size() / 2, 1);
            made.push_back({name, name.substr(0, 5), slip});
        }
        return made;
    }();
    return read;
}

void locate(benchmark::State& state, std::string Query::* name) {
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(knowledge().gazetteer.search(queries()[next].*name));
        next = next + 1 == queries().size() ? 0 : next + 1;
    }
    state.SetItemsProcessed(state.iterations());
}

const std::vector<text::Document>& documents() {
    static const std::vector<text::Document> read = [] {
        std::vector<text::Document> all;
        const char* given = std::getenv("DEMARC_TEXTS");
        const std::filesystem::path root = given ? std::filesystem::path{given} : base::findAssets() / "samples";
        std::vector<std::filesystem::path> files{root};
        if (std::filesystem::is_directory(root)) {
            files.clear();
            for (const auto& entry : std::filesystem::directory_iterator{root})
                if (entry.path().extension() == ".txt" || entry.path().extension() == ".json") files.push_back(entry.path());
        }
        std::ranges::sort(files);
        for (const auto& file : files)
            for (auto& document : text::readDocuments(file).value) all.push_back(std::move(document));
        return all;
    }();
    return read;
}

template <class Step>
void eachText(benchmark::State& state, const Step& step) {
    std::int64_t size_byte = 0;
    for (auto _ : state) {
        for (const text::Document& document : documents()) {
            step(document);
            size_byte += static_cast<std::int64_t>(document.text.size());
        }
    }
    state.SetBytesProcessed(size_byte);
}

void analysis(benchmark::State& state) {
    eachText(state, [](const text::Document& document) { benchmark::DoNotOptimize(text::analyse(document.text)); });
}

void toponyms(benchmark::State& state) {
    eachText(state, [](const text::Document& document) {
        benchmark::DoNotOptimize(toponym::findPlaces(document.text, text::analyse(document.text), knowledge().gazetteer, knowledge().lexicon));
    });
}

void reading(benchmark::State& state) {
    eachText(state, [](const text::Document& document) { benchmark::DoNotOptimize(claim::read(document, knowledge())); });
}

void opening(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(claim::Knowledge::open(base::findAssets()));
}

BENCHMARK_CAPTURE(locate, exact, &Query::exact);
BENCHMARK_CAPTURE(locate, beginning, &Query::beginning);
BENCHMARK_CAPTURE(locate, slip, &Query::slip);
BENCHMARK(analysis)->Unit(benchmark::kMillisecond);
BENCHMARK(toponyms)->Unit(benchmark::kMillisecond);
BENCHMARK(reading)->Unit(benchmark::kMillisecond);
BENCHMARK(opening)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
