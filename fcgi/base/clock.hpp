// The edge of the world: time and randomness come through these two interfaces, so tests hold them.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>

namespace base {

using Instant = std::chrono::sys_seconds;  // UTC, whole seconds, as DATETIME columns hold them

class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    Clock(Clock&&) = delete;
    Clock& operator=(Clock&&) = delete;
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

// For tests: stands still until moved.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant start) : now_(start) {}
    Instant now() const override { return now_; }
    void set(Instant instant) { now_ = instant; }
    void advance(std::chrono::seconds by) { now_ += by; }

private:
    Instant now_;
};

class Random {
public:
    Random() = default;
    Random(const Random&) = delete;
    Random& operator=(const Random&) = delete;
    Random(Random&&) = delete;
    Random& operator=(Random&&) = delete;
    virtual ~Random() = default;
    virtual void fill(std::span<unsigned char> bytes) = 0;
    std::string bytes(std::size_t count);  // raw bytes
};

// libsodium's generator.
class SystemRandom final : public Random {
public:
    SystemRandom();
    void fill(std::span<unsigned char> bytes) override;
};

}  // namespace base
