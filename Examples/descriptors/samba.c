/* samba.c — the bug that descriptor checkers are for, as it was found in Samba.
 *
 * A server makes a pipe and forks a worker; the worker closes its end of the pipe and forks a
 * helper; the helper opens a database, which gets the number that is free now. Then old clean-up
 * code in the helper closes the pipe's number once more. The kernel has nothing against it: the
 * number is open. Only later, elsewhere, a record cannot be written, and whoever looks for the
 * reason at the database looks in vain.
 *
 *     cc -g -o samba samba.c
 *     backlot run --fds -- ./samba
 *
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Through it the server tells its workers to end. */
static int stop_pipe[2];

static void give_up(const char *what)
{
    perror(what);
    _exit(1);
}

static void make_pipe(void)
{
    if (pipe2(stop_pipe, O_CLOEXEC))
        give_up("samba: cannot make a pipe");
}

static void close_pipe(void)
{
    close(stop_pipe[0]);
    close(stop_pipe[1]);
}

static int open_database(void)
{
    char path[] = "/tmp/samba-XXXXXX";
    const int database = mkostemp(path, O_CLOEXEC);

    if (database == -1 || unlink(path))
        give_up("samba: cannot open the database");
    return database;
}

/* "A helper does not need the pipe." It was right once, when helpers were forked by the server. */
static void close_pipe_again(void) { close(stop_pipe[0]); }

static void write_record(int database)
{
    if (write(database, "record\n", 7) != 7)
        give_up("samba: cannot write a record");
}

static void help(void)
{
    const int database = open_database();

    close_pipe_again();
    write_record(database);
    close(database);
    _exit(0);
}

/* Runs a function in a process of its own. Returns how that ended. */
static int fork_a(void (*job)(void))
{
    int status;
    const pid_t child = fork();

    if (child == -1)
        give_up("samba: cannot fork");
    if (!child)
        job();
    if (waitpid(child, &status, 0) != child)
        give_up("samba: cannot wait");
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

static void work(void)
{
    close_pipe();
    _exit(fork_a(help));
}

int main(void)
{
    make_pipe();
    const int status = fork_a(work);
    close_pipe();
    return status;
}
