// Runs a fuzz target over the files and folders it is given, where the compiler has no fuzzer: the kept corpus as a test.
#include <cstdint>
#include <filesystem>
#include <iostream>

#include "base/file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** arguments) {
    std::size_t files = 0;
    for (int i = 1; i < count; ++i)
        for (const auto& entry : std::filesystem::directory_iterator{arguments[i]}) {
            const std::string bytes = demarc::base::readFile(entry.path(), std::size_t{1} << 26);
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
            ++files;
        }
    std::cout << files << " inputs, no fault\n";
    return files == 0 ? 1 : 0;
}
