/* Who has logged in — the user whom the kernel knows for it. Where it knows of nobody, as in
 * containers, whoever runs the program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "direct.h"
#include "names.h"
#include "users.h"
#include "word.h"

#include <limits.h>
#include <string.h>

struct question {
    uid_t uid;
    char *name;
    size_t size;
    int error;
};

static bool look(const struct snapshot *file, void *context)
{
    struct question *question = context;
    const char *line = passwd_by_uid(file, question->uid);
    const size_t length = line ? strcspn(line, ":") : 0;

    if (!line)
        return false;
    question->error = length < question->size ? 0 : ERANGE;
    if (length < question->size)
        *(char *)mempcpy(question->name, line, length) = '\0';
    return true;
}

/* The number in /proc/self/loginuid; -1 when there is none. */
static uid_t login_uid(void)
{
    const char *const path = "/proc/self/loginuid";
    const long file = direct_call(SYS_openat, AT_FDCWD, (long)path, O_RDONLY | O_CLOEXEC);
    char text[16] = "";
    const char *cursor = text;
    uint32_t uid;

    if (file < 0)
        return (uid_t)-1;
    direct_call(SYS_read, file, (long)text, sizeof text - 1);
    direct_call(SYS_close, file, 0, 0);
    return number_next(&cursor, 10, &uid) ? uid : (uid_t)-1;
}

/* Returns 0, ERANGE, or ENXIO as libc does when nobody has logged in. */
static int login(char *name, size_t size)
{
    SHIM_KEEP_ERRNO;
    struct question question = {login_uid(), name, size, 0};

    if (question.uid != (uid_t)-1 && names_ask(NAME_PASSWD, look, &question))
        return question.error;
    question.uid = getuid();
    return names_ask(NAME_PASSWD, look, &question) ? question.error : ENXIO;
}

SHIM_EXPORT int getlogin_r(char *name, size_t size)
{
    int error;

    if (!names_given(NAME_PASSWD))
        return REAL(getlogin_r)(name, size);
    error = login(name, size);
    if (error)
        shim_fail(error);
    return error;
}

SHIM_EXPORT int __getlogin_r_chk(char *name, size_t size, size_t real_size)
{
    if (size > real_size)
        __chk_fail();
    return getlogin_r(name, size);
}

SHIM_EXPORT char *getlogin(void)
{
    static char name[LOGIN_NAME_MAX];

    if (!names_given(NAME_PASSWD))
        return REAL(getlogin)();
    return getlogin_r(name, sizeof name) ? NULL : name;
}
