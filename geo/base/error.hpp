#pragma once
#include <stdexcept>
#include <string>

namespace demarc::base {

/// Base of all that the program throws for causes outside of it. what() is one line for the user: what, where, what to do.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A file that can't be opened, read, mapped or written.
class FileError : public Error {
public:
    using Error::Error;
};

/// A file that was read but isn't what it should be: text with a NUL, JSON that doesn't parse, an asset with a wrong magic.
class FormatError : public Error {
public:
    using Error::Error;
};

/// A coordinate system that PROJ does not know or can't use here.
class CrsError : public Error {
public:
    using Error::Error;
};

/// A graphics context, shader or framebuffer that can't be made.
class GlError : public Error {
public:
    using Error::Error;
};

/// Arguments that make no sense together; the command line exits with 2.
class UsageError : public Error {
public:
    using Error::Error;
};

}  // namespace demarc::base
