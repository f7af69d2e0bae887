/* describe.c — SPDX-License-Identifier: Apache-2.0 */
#include "file_build_id.h"
#include "kin.h"
#include "maps_line.h"
#include "proc_file.h"
#include "session.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM = 8192 };

static struct perf_data_origin origin_of(const struct session *session, int32_t pid, int32_t thread)
{
    return (struct perf_data_origin){(uint32_t)pid, (uint32_t)thread, session->story.start - 1,
                                     REGION_EVENT_OUTSIDE};
}

static void describe_command(struct session *session)
{
    enum { BYTES = 4096, WORDS = 64 };
    static char text[BYTES];
    static const char *words[WORDS];
    const ssize_t length = proc_file_read(session->target.pid, "cmdline", text, BYTES);
    const char *end = text + (length > 0 ? length : 0);
    size_t count = 0;

    for (const char *at = text; at < end && count < WORDS; at += strlen(at) + 1)
        words[count++] = at;
    session->arguments = words;
    session->argument_count = count;
}

static void describe_thread(struct session *session, int32_t pid, int32_t thread)
{
    const struct perf_data_origin origin = origin_of(session, pid, thread);
    char name[16];

    target_thread_name(thread, name);
    if (*name)
        output_took(&session->output,
                    perf_data_comm(output_room(&session->output, ROOM), ROOM, &origin, name));
}

static void describe_threads(struct session *session, int32_t pid)
{
    int32_t *threads = NULL;
    const size_t count = kin_threads(pid, &threads, 0);

    for (size_t i = 0; i < count; i++)
        if (!session->target.is_one_thread || threads[i] == pid)
            describe_thread(session, pid, threads[i]);
    free(threads);
}

static void describe_code(struct session *session, int32_t pid, struct perf_data_mapping *mapping)
{
    const struct perf_data_origin origin = origin_of(session, pid, pid);

    mapping->build_id_length = file_build_id(pid, mapping->path, mapping->build_id);
    output_took(&session->output,
                perf_data_mmap(output_room(&session->output, ROOM), ROOM, &origin, mapping));
}

static void describe_process(struct session *session, int32_t pid)
{
    char *maps = proc_file_whole(pid, "maps");
    char *at = maps;
    struct perf_data_mapping mapping;

    describe_threads(session, pid);
    while (maps && maps_line_read(&at, &mapping))
        if (mapping.length)
            describe_code(session, pid, &mapping);
    free(maps);
}

void session_describe(struct session *session)
{
    int32_t *pids = NULL;
    const size_t count = target_processes(&session->target, &pids);

    if (!session->arguments)
        describe_command(session);
    for (size_t i = 0; i < count; i++)
        describe_process(session, pids[i]);
    free(pids);
}
