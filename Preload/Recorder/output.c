/* output.c — SPDX-License-Identifier: Apache-2.0 */
#include "complaint.h"
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static int make_absolute(struct output *output, const char *name)
{
    char here[PATH_MAX] = "";

    if (*name != '/' && !getcwd(here, sizeof(here)))
        return complain(EX_CANTCREAT,
                        "cannot make %s: the working directory is gone; give "
                        "--output a path that begins with /",
                        name);
    const int length =
        snprintf(output->path, sizeof(output->path), "%s%s%s", here, *name == '/' ? "" : "/", name);

    return length < (int)sizeof(output->path)
               ? 0
               : complain(EX_USAGE,
                          "the path of --output has %d bytes, and %d are the most; give "
                          "a shorter one",
                          length, PATH_MAX - 1);
}

/* Another profile that is being recorded holds a lock on its file. */
static bool is_being_written(const char *path)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const bool is_locked = file >= 0 && flock(file, LOCK_SH | LOCK_NB) < 0 && errno == EWOULDBLOCK;

    if (file >= 0)
        close(file);
    return is_locked;
}

static void older_name(const struct output *output, char name[PATH_MAX + 4])
{
    snprintf(name, PATH_MAX + 4, "%s.old", output->path);
}

static int keep_older(struct output *output)
{
    char old[PATH_MAX + 4];
    struct stat file;
    const char *path = output->path;

    if (lstat(path, &file) < 0)
        return 0;
    if (!S_ISREG(file.st_mode) && !S_ISLNK(file.st_mode))
        return complain(EX_CANTCREAT, "%s is no regular file; give --output another name", path);
    if (is_being_written(path))
        return complain(EX_CANTCREAT,
                        "%s is being written by another profile; give --output another name", path);
    older_name(output, old);
    output->has_older = rename(path, old) == 0;
    return output->has_older
               ? 0
               : complain(EX_CANTCREAT,
                          "cannot keep the older %s as %s: %s; give --output another name", path,
                          old, strerror(errno));
}

void output_abandon(struct output *output)
{
    char old[PATH_MAX + 4];

    close(output->file);
    older_name(output, old);
    if (!output->has_older || rename(old, output->path) < 0)
        unlink(output->path);
}

int output_open(struct output *output, const char *name)
{
    int status = make_absolute(output, name);

    output->file = -1;
    if (!status)
        status = keep_older(output);
    if (status)
        return status;
    output->file = open(output->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (output->file < 0)
        return complain(EX_CANTCREAT, "cannot make %s: %s; give --output another name",
                        output->path, strerror(errno));
    flock(output->file, LOCK_EX | LOCK_NB);
    output->error = perf_data_begin(output->file);
    if (output->error) {
        output_abandon(output);
        return complain(EX_CANTCREAT, "cannot write %s: %s; give --output another name",
                        output->path, strerror(-output->error));
    }
    output->written = output->earlier = lseek(output->file, 0, SEEK_END);
    return 0;
}

static int write_all(int file, const uint8_t *from, size_t size, off_t offset)
{
    while (size > 0) {
        const ssize_t wrote = pwrite(file, from, size, offset);

        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return wrote < 0 ? -errno : -ENOSPC;
        from += wrote;
        size -= (size_t)wrote;
        offset += wrote;
    }
    return 0;
}

/* What was written of the last piece ends amid a record. The piece before goes too: the end of the
 * file needs room. */
void output_step_back(struct output *output)
{
    output->lost_samples += output->earlier_samples;
    output->earlier_samples = 0;
    output->written = output->earlier;
    (void)!ftruncate(output->file, output->written);
}

static void write_piece(struct output *output)
{
    output->error = write_all(output->file, output->buffer, output->size, output->written);
    if (output->error) {
        output->lost_samples += output->samples;
        output_step_back(output);
        return;
    }
    output->earlier = output->written;
    output->earlier_samples = output->samples;
    output->written += (off_t)output->size;
}

void output_flush(struct output *output)
{
    if (!output->error && output->size)
        write_piece(output);
    output->size = output->samples = 0;
}

uint8_t *output_room(struct output *output, size_t room)
{
    if (output->size + room > OUTPUT_BUFFER)
        output_flush(output);
    return output->buffer + output->size;
}

void output_took(struct output *output, size_t size)
{
    output->size += size;
    output->dropped += output->error != 0;
}

void output_took_sample(struct output *output, size_t size)
{
    output_took(output, size);
    output->samples += !output->error;
    output->lost_samples += output->error != 0;
}

int output_close(struct output *output, int error)
{
    close(output->file);
    return output->error ? output->error : error;
}
