/* call_hooks.h — a handler before a C function, from now until it is taken away again.
 *
 * Where a function is imported, the loader has left its address in a slot; where it was compiled
 * with -fpatchable-function-entry=16, there is room at its beginning. Both are made to lead to a
 * thunk of ours. All of this may be called from any thread; what a handler calls goes past every
 * hook. SPDX-License-Identifier: Apache-2.0 */
#ifndef CALL_HOOKS_H
#define CALL_HOOKS_H

#include "call_frame.h"

/* Whose calls are meant. A library is named by its path, its file's name, or that up to ".so"; it
 * may be loaded later. Where more is expected, a hook that no call comes to yet is none that fails.
 */
struct hook_scope {
    bool program, everything, expects_more;
    const char *const *libraries;
    size_t count;
};

enum hook_status {
    HOOK_INSTALLED,
    HOOK_NOWHERE,  /* nobody calls it through anything that can be changed: hook_survey tells why */
    HOOK_TAKEN,    /* there is a hook of this name */
    HOOK_NO_THUNK, /* more functions than HOOK_MOST_FUNCTIONS in the life of this process */
    HOOK_NO_MEMORY,
    HOOK_REFUSED, /* the kernel does not let us write; *error tells */
};

enum { HOOK_MOST_FUNCTIONS = 1024 };

struct hook;

/* `release` is given the context when no thread is in the handler any more: at removal, or later.
 */
struct hook *hook_install(const char *name, const struct hook_scope *,
                          void (*handler)(struct call_frame *, void *), void *context,
                          void (*release)(void *), enum hook_status *, int *error);

/* A call that is under way in another thread ends with the handler that it began with. Forgets the
 * hook. May be called from the handler. */
void hook_remove(struct hook *);

/* While it does not listen, calls go straight on, without anything of the handler's. */
void hook_listen(struct hook *, bool is_listening);

/* The function itself: where the program's calls go, or else the first one's that was found. 0
 * where there is none yet. */
uintptr_t hook_real(const struct hook *);

/* Calls `each` for every slot and sled that is changed now. `object` is "" for the program. */
void hook_places(const struct hook *, void (*each)(const char *object, bool is_sled, void *),
                 void *context);

/* What an object has to do with a function. */
struct hook_sighting {
    const char *object; /* "": the program */
    unsigned slots;
    bool is_in_scope;
    bool is_exported;  /* the loader can find it here */
    bool is_protected; /* … and calls from here go here, whatever the loader finds elsewhere */
    bool is_defined;   /* there is such a function, exported or not */
    bool has_sled, has_short_sled;
    bool is_static;    /* a program that no loader has anything to do with */
    bool is_sanitized; /* it brings functions of a sanitizer along */
};

/* Calls `each` for every object that knows the name, and for the program and what is in scope
 * anyway. Reads files. */
void hook_survey(const char *name, const struct hook_scope *,
                 void (*each)(const struct hook_sighting *, void *), void *context);

/* Whether a library of this name is loaded, by the rules of a scope. */
bool hook_is_loaded(const char *library);

/* Calls `each` for every name that somebody imports or defines; for some more than once. */
void hook_names(void (*each)(const char *name, void *), void *context);

/* What this thread calls in between goes past every hook. They nest. */
void hook_enter(void);
void hook_leave(void);

/* Calls `body`; what it calls goes past every hook. */
void hook_outside(void (*body)(void *), void *context);

#endif
