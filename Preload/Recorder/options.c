/* options.c — SPDX-License-Identifier: Apache-2.0 */
#include "record_options.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char record_help[] =
    "usage: backlot perf start [options] [PID]\n"
    "       backlot perf stop [--output FILE | --all] [PID]\n"
    "       backlot perf run [options] -- PROGRAM [ARGUMENT ...]\n"
    "\n"
    "Without a PID, start and stop are about the process that runs them.\n"
    "start returns when sampling is on, stop when the file is complete.\n"
    "\n"
    "  -o, --output FILE      the file to write (perf.data); an older one becomes FILE.old\n"
    "  -F, --frequency N      samples a second (1000)\n"
    "  -e, --event NAME       what to count: cpu-clock, task-clock, page-faults, minor-faults,\n"
    "                         major-faults, context-switches, cpu-migrations, cycles,\n"
    "                         instructions, cache-references, cache-misses, branches,\n"
    "                         branch-misses, L1-dcache-load-misses, dTLB-load-misses\n"
    "      --call-graph WAY   unwind, fp or none\n"
    "      --stack-size BYTES how much of a stack is unwound, up to 65528 (8192)\n"
    "      --region NAME      only samples inside of this region\n"
    "      --no-threads       this thread alone\n"
    "      --children         with the processes that it has forked, and forks from now on\n"
    "      --no-children      run: without them\n"
    "      --kernel           with what the kernel does for it\n"
    "      --all              stop: every profile of this process\n";

struct reading {
    struct record_options *options;
    int count, at;
    const char *const *arguments;
    char *problem;
};

__attribute__((format(printf, 2, 3))) static bool wrong(struct reading *reading, const char *format,
                                                        ...)
{
    va_list words;

    va_start(words, format);
    vsnprintf(reading->problem, RECORD_PROBLEM, format, words);
    va_end(words);
    return false;
}

static bool is_number(const char *word, uint64_t most, uint64_t *number)
{
    char *end = NULL;

    if (*word < '0' || *word > '9')
        return false;
    *number = strtoull(word, &end, 10);
    return *end == 0 && *number > 0 && *number <= most;
}

static bool read_pid(struct reading *reading, const char *word)
{
    uint64_t number = 0;

    if (reading->options->pid)
        return wrong(reading, "there are two numbers of processes, %d and '%s'; name one",
                     reading->options->pid, word);
    if (!is_number(word, INT32_MAX, &number))
        return wrong(reading, "'%s' is no number of a process; name one as ps shows it", word);
    reading->options->pid = (int32_t)number;
    return true;
}

static bool read_frequency(struct reading *reading, const char *word)
{
    uint64_t number = 0;

    if (!is_number(word, 100000, &number))
        return wrong(reading,
                     "--frequency '%s' is no number of samples a second; give one from 1 "
                     "to 100000",
                     word);
    reading->options->frequency = (uint32_t)number;
    return true;
}

static bool read_event(struct reading *reading, const char *word)
{
    reading->options->event = record_event_named(word);
    if (!reading->options->event)
        return wrong(reading, "there is no event '%s'; 'backlot perf start --help' lists them",
                     word);
    return true;
}

static bool read_stacks(struct reading *reading, const char *word)
{
    static const char *const ways[] = {
        [STACKS_UNWOUND] = "unwind", [STACKS_BY_FRAME_POINTER] = "fp", [STACKS_NONE] = "none"};

    for (int way = STACKS_UNWOUND; way <= STACKS_NONE; way++) {
        if (strcmp(word, ways[way]) == 0) {
            reading->options->stacks = (enum record_stacks)way;
            return true;
        }
    }
    return wrong(reading, "--call-graph '%s' is no way to find callers; give unwind, fp or none",
                 word);
}

static bool read_stack_size(struct reading *reading, const char *word)
{
    uint64_t number = 0;

    if (!is_number(word, STACK_SIZE_MOST, &number))
        return wrong(reading, "--stack-size '%s' is no size of a stack; give bytes up to %d", word,
                     STACK_SIZE_MOST);
    reading->options->stack_size = (uint32_t)(number + 7) / 8 * 8;
    return true;
}

static bool read_output(struct reading *reading, const char *word)
{
    if (!*word)
        return wrong(reading, "--output names no file; give it a name");
    reading->options->output = word;
    return true;
}

static bool read_region(struct reading *reading, const char *word)
{
    if (!*word)
        return wrong(reading, "--region names no region; give it a name");
    reading->options->region = word;
    return true;
}

enum { FOR_START = 1, FOR_STOP = 2, FOR_RUN = 4, FOR_RECORDING = FOR_START | FOR_RUN };

static const struct valued {
    const char *name, *letter;
    unsigned verbs;
    bool (*read)(struct reading *, const char *word);
} valued[] = {
    {"--output", "-o", FOR_RECORDING | FOR_STOP, read_output},
    {"--frequency", "-F", FOR_RECORDING, read_frequency},
    {"--event", "-e", FOR_RECORDING, read_event},
    {"--call-graph", NULL, FOR_RECORDING, read_stacks},
    {"--stack-size", NULL, FOR_RECORDING, read_stack_size},
    {"--region", NULL, FOR_RECORDING, read_region},
};

static const struct flag {
    const char *name;
    unsigned verbs;
    size_t place;
    bool value;
} flags[] = {
    {"--no-threads", FOR_START, offsetof(struct record_options, threads), false},
    {"--children", FOR_RECORDING, offsetof(struct record_options, children), true},
    {"--no-children", FOR_RUN, offsetof(struct record_options, children), false},
    {"--kernel", FOR_RECORDING, offsetof(struct record_options, kernel), true},
    {"--all", FOR_STOP, offsetof(struct record_options, all), true},
};

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

static const char *const verbs[] = {
    [RECORD_START] = "start", [RECORD_STOP] = "stop", [RECORD_RUN] = "run"};

static unsigned verb_bit(const struct record_options *options) { return 1u << options->verb; }

/* The value is the next argument, or what follows "=". */
static bool read_value(struct reading *reading, const struct valued *option, const char *equals)
{
    if (equals)
        return option->read(reading, equals + 1);
    if (reading->at + 1 >= reading->count)
        return wrong(reading, "%s needs a value; see 'backlot perf %s --help'", option->name,
                     verbs[reading->options->verb]);
    return option->read(reading, reading->arguments[++reading->at]);
}

static bool is_named(const char *word, size_t length, const char *name)
{
    return name && strlen(name) == length && memcmp(name, word, length) == 0;
}

static bool read_option(struct reading *reading, const char *word)
{
    const char *equals = word[1] == '-' ? strchr(word, '=') : NULL;
    const size_t length = equals ? (size_t)(equals - word) : strlen(word);
    struct record_options *options = reading->options;

    for (size_t i = 0; i < COUNT(valued); i++)
        if ((is_named(word, length, valued[i].name) || is_named(word, length, valued[i].letter)) &&
            valued[i].verbs & verb_bit(options))
            return read_value(reading, &valued[i], equals);
    for (size_t i = 0; i < COUNT(flags); i++)
        if (is_named(word, strlen(word), flags[i].name) && flags[i].verbs & verb_bit(options)) {
            *(bool *)((char *)options + flags[i].place) = flags[i].value;
            return true;
        }
    return wrong(reading, "there is no option '%s' here; see 'backlot perf %s --help'", word,
                 verbs[options->verb]);
}

static bool read_help(struct record_options *options)
{
    options->verb = RECORD_HELP;
    return true;
}

static bool read_rest(struct reading *reading)
{
    struct record_options *options = reading->options;

    for (; reading->at < reading->count; reading->at++) {
        const char *word = reading->arguments[reading->at];

        if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
            return read_help(options);
        if (options->verb == RECORD_RUN && (strcmp(word, "--") == 0 || *word != '-')) {
            options->first_of_program = reading->at + (*word == '-');
            return true;
        }
        if (*word == '-' ? !read_option(reading, word) : !read_pid(reading, word))
            return false;
    }
    return true;
}

static bool read_verb(struct reading *reading)
{
    const char *word = reading->count > 1 ? reading->arguments[1] : "";

    if (!*word || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        return read_help(reading->options);
    for (int verb = RECORD_START; verb <= RECORD_RUN; verb++) {
        if (strcmp(word, verbs[verb]) == 0) {
            reading->options->verb = (enum record_verb)verb;
            reading->at = 2;
            return true;
        }
    }
    return wrong(reading, "there is no command '%s'; give start, stop or run", word);
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* perfme-start and perfme-stop have their verb in their name. */
static bool read_name(struct reading *reading)
{
    const char *name = reading->count > 0 ? last_part(reading->arguments[0]) : "";

    reading->at = 1;
    if (strcmp(name, "perfme-start") == 0)
        reading->options->verb = RECORD_START;
    else if (strcmp(name, "perfme-stop") == 0)
        reading->options->verb = RECORD_STOP;
    else
        return read_verb(reading);
    return true;
}

static bool is_whole(struct reading *reading)
{
    struct record_options *options = reading->options;

    if (options->verb == RECORD_RUN &&
        (!options->first_of_program || options->first_of_program >= reading->count))
        return wrong(reading, "there is no program to run; write backlot perf run [options] -- "
                              "PROGRAM");
    if (options->children && !options->threads)
        return wrong(reading, "--children and --no-threads exclude each other; leave one out");
    if (options->all && options->output)
        return wrong(reading, "--all and --output exclude each other; leave one out");
    return true;
}

bool record_options_read(struct record_options *options, int count, const char *const *arguments,
                         char problem[RECORD_PROBLEM])
{
    struct reading reading = {options, count, 0, arguments, problem};

    *options = (struct record_options){
        .event = record_event_named("cpu-clock"),
        .frequency = 1000,
        .stack_size = 8192,
        .threads = true,
    };
    if (!read_name(&reading))
        return false;
    options->children = options->verb == RECORD_RUN;
    if (options->verb == RECORD_HELP)
        return true;
    return read_rest(&reading) && (options->verb == RECORD_HELP || is_whole(&reading));
}
