/* chapter.c — findings as records. They are written in place, piece by piece: a signal handler's
 * stack has no room for one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "chapter.h"
#include "book.h"
#include "direct.h"
#include "heirloom.h"
#include "stack_store.h"

#include <string.h>

/* What follows the head of a record. */
#define BODY(record) ((const uint8_t *)&(record) + sizeof(struct fd_record))
#define BODY_SIZE(record) (sizeof(record) - sizeof(struct fd_record))

static size_t padded(size_t size) { return (size + 7) & ~(size_t)7; }

static size_t length_of(const char *text)
{
    const size_t length = text ? strlen(text) : 0;
    return length > 4096 ? 4096 : length;
}

/* A stack of this program, or one that came with exec. */
struct frames {
    const uint64_t *at;
    unsigned count;
    uint64_t image;
};

static struct frames frames_of(uint32_t stack)
{
    const struct heir *heir = stack >= HEIRLOOM_STACK ? heirloom_at(stack) : NULL;
    struct frames frames = {NULL, 0, books.image};

    if (heir)
        return (struct frames){heir->frames, heir->frame_count, heir->image};
    if (stack && stack < HEIRLOOM_STACK)
        frames.count = stack_frames(stack, &frames.at);
    return frames;
}

static void write_module(uint64_t image, uint16_t number, const char *path, const uint8_t *build_id,
                         size_t id_length)
{
    const size_t length = length_of(path);
    struct fd_module module = {
        .image = image,
        .number = number,
        .path_length = (uint16_t)length,
        .build_id_length = (uint8_t)id_length,
    };
    struct writing out = book_begin(padded(sizeof module + length));

    memcpy(module.build_id, build_id, id_length);
    book_put(&out, BODY(module), BODY_SIZE(module));
    book_put(&out, path, length);
    book_pad(&out);
    book_end(&out, (struct fd_record){.type = FD_MODULE});
}

static void tell_own_module(uint16_t number)
{
    static uint8_t is_told[1024 / 8];
    const uint8_t bit = (uint8_t)(1 << number % 8);
    const struct stack_module *module = stack_module(number);

    if (!module || number >= 1024 ||
        __atomic_fetch_or(&is_told[number / 8], bit, __ATOMIC_RELAXED) & bit)
        return;
    write_module(books.image, number, module->path, module->build_id, module->build_id_length);
}

static void tell_modules(const struct frames *frames)
{
    for (unsigned i = 0; i < frames->count; i++) {
        const uint16_t number = (uint16_t)(frames->at[i] >> 48);
        const struct heir_module *inherited =
            frames->image == books.image ? NULL : heirloom_module(frames->image, number);
        if (frames->image == books.image)
            tell_own_module(number);
        else if (inherited)
            write_module(frames->image, number, inherited->path, inherited->build_id,
                         inherited->build_id_length);
    }
}

/* As they are now: a program may have written something else there. */
static size_t copy_command(char *command, size_t size)
{
    size_t length = 0;

    for (char **word = books.arguments; word && *word; word++) {
        const size_t more = strlen(*word) + 1;
        if (length + more > size)
            break;
        memcpy(command + length, *word, more);
        length += more;
    }
    return length;
}

void chapter_write_program(void)
{
    static int32_t told_pid;
    static uint64_t told_image;
    char path[256], command[256];

    if (__atomic_exchange_n(&told_pid, books.pid, __ATOMIC_RELAXED) == books.pid)
        return;
    const bool forked = __atomic_exchange_n(&told_image, books.image, __ATOMIC_RELAXED) != 0;
    const long got =
        direct_call(SYS_readlink, (long)"/proc/thread-self/exe", (long)path, sizeof path);
    const size_t length = got > 0 ? (size_t)got : 0;
    const size_t words = copy_command(command, sizeof command);
    const struct fd_program program = {
        .image = books.image,
        .time = books_time(),
        .pid = books.pid,
        .parent = books.parent,
        .path_length = (uint16_t)length,
        .command_length = (uint16_t)words,
        .forked = forked,
    };
    struct writing out = book_begin(padded(sizeof program + length + words));

    book_put(&out, BODY(program), BODY_SIZE(program));
    book_put(&out, path, length);
    book_put(&out, command, words);
    book_pad(&out);
    book_end(&out, (struct fd_record){.type = FD_PROGRAM});
}

static void write_silence(enum fd_record_type type, int32_t pid, const char *path,
                          const char *obstacle)
{
    const size_t length = length_of(path), words = length_of(obstacle);
    const struct fd_silence silence = {
        .pid = pid,
        .path_length = (uint16_t)length,
        .obstacle_length = (uint16_t)words,
    };
    struct writing out = book_begin(padded(sizeof silence + length + words));

    book_put(&out, BODY(silence), BODY_SIZE(silence));
    book_put(&out, path, length);
    book_put(&out, obstacle, words);
    book_pad(&out);
    book_end(&out, (struct fd_record){.type = (uint16_t)type});
}

void chapter_write_lock_in(void)
{
    chapter_write_program();
    write_silence(FD_LOCKED_IN, books.pid, NULL, NULL);
}

void chapter_write_unreached(int32_t pid, const char *path, const char *obstacle)
{
    write_silence(FD_UNREACHED, pid, path, obstacle);
}

static const char *call_of(const struct tale_event *event)
{
    const uint32_t stack = event->by.stack;
    const struct heir *heir = stack >= HEIRLOOM_STACK ? heirloom_at(stack) : NULL;

    return heir ? heir->call : call_name(event->by.call);
}

static size_t event_size(const struct tale_event *event)
{
    return padded(sizeof(struct fd_event) + frames_of(event->by.stack).count * sizeof(uint64_t) +
                  length_of(call_of(event)) + length_of(event->what));
}

static void write_event(struct writing *out, const struct tale_event *event)
{
    const struct frames frames = frames_of(event->by.stack);
    const size_t call = length_of(call_of(event)), what = length_of(event->what);
    const struct fd_event record = {
        .size = (uint16_t)event_size(event),
        .role = event->role,
        .frames = (uint8_t)frames.count,
        .fd = event->fd,
        .pid = event->by.pid,
        .thread = event->by.thread,
        .time = event->by.time == UNTIMED ? 0 : event->by.time,
        .image = frames.image,
        .call_length = (uint16_t)call,
        .what_length = (uint16_t)what,
    };

    book_put(out, &record, sizeof record);
    book_put(out, frames.at, frames.count * sizeof(uint64_t));
    book_put(out, call_of(event), call);
    book_put(out, event->what, what);
    book_pad(out);
}

void chapter_write(const struct tale *tale, uint16_t tally)
{
    struct fd_finding finding = {
        .image = books.image,
        .time = books_time(),
        .pid = books.pid,
        .parent = books.parent,
        .thread = books_thread(),
        .fd = tale->fd,
        .tally = tally,
        .kind = (uint8_t)tale->kind,
        .grade = (uint8_t)tale->grade,
        .events = (uint16_t)tale->events,
        .error = tale->error,
        .other = tale->other,
        .count = tale->count,
        .limit = tale->limit,
    };
    size_t size = sizeof finding;

    chapter_write_program();
    for (unsigned i = 0; i < tale->events; i++) {
        const struct frames frames = frames_of(tale->event[i].by.stack);
        tell_modules(&frames);
        size += event_size(&tale->event[i]);
    }
    struct writing out = book_begin(size);
    book_put(&out, BODY(finding), BODY_SIZE(finding));
    for (unsigned i = 0; i < tale->events; i++)
        write_event(&out, &tale->event[i]);
    book_end(&out, (struct fd_record){.type = FD_FINDING});
}

void chapter_write_end(uint32_t open)
{
    const struct fd_ended ended = {
        .image = books.image,
        .time = books_time(),
        .pid = books.pid,
        .open = open,
        .opened = books.opened,
        .closed = books.closed,
    };

    chapter_write_program();
    struct writing out = book_begin(sizeof ended);
    book_put(&out, BODY(ended), BODY_SIZE(ended));
    book_end(&out, (struct fd_record){.type = FD_ENDED});
}
