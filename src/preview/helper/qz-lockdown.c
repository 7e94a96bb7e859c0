/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A process gives up all that a parser of foreign bytes has no need of: files but the folders named
 * (Landlock), system calls but a list (seccomp), time and memory (limits). There is no way back.
 */

#include "config.h"

#include "preview/helper/qz-lockdown.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "preview/qz-preview-protocol.h"

/* A sanitizer reserves terabytes of addresses and reads /proc when it has something to say. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

/* Headers of Debian 12 stop at the second version of Landlock; the bits are the kernel's. */
#define FS_RIGHTS_1 G_GUINT64_CONSTANT (0x1fff)
#define FS_RIGHT_REFER (G_GUINT64_CONSTANT (1) << 13)     /* version 2 */
#define FS_RIGHT_TRUNCATE (G_GUINT64_CONSTANT (1) << 14)  /* 3 */
#define FS_RIGHT_IOCTL_DEV (G_GUINT64_CONSTANT (1) << 15) /* 5 */
#define NET_RIGHTS G_GUINT64_CONSTANT (3)                 /* 4: bind and connect by TCP */
#define SCOPES G_GUINT64_CONSTANT (3)                     /* 6: abstract sockets, signals */

typedef struct
{
  guint64 fs;
  guint64 net;
  guint64 scoped;
} Ruleset;

/* --- files --- */

static gboolean
allow_reading (int ruleset, const char *path)
{
  struct landlock_path_beneath_attr rule = { 0 };
  struct stat status;
  gboolean done = TRUE;

  rule.parent_fd = open (path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0 || fstat (rule.parent_fd, &status) != 0)
    return TRUE; /* what is not there cannot be read */
  rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
  if (S_ISDIR (status.st_mode))
    rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
  done = syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
  close (rule.parent_fd);
  return done;
}

static gboolean
restrict_files (const char *const *readable)
{
  Ruleset rules = { 0 };
  gsize size = sizeof rules.fs;
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  int ruleset = -1;
  gboolean done = TRUE;

  if (version < 1)
    return FALSE;
  rules.fs = FS_RIGHTS_1 | (version >= 2 ? FS_RIGHT_REFER : 0)
             | (version >= 3 ? FS_RIGHT_TRUNCATE : 0) | (version >= 5 ? FS_RIGHT_IOCTL_DEV : 0);
  if (version >= 4)
    {
      rules.net = NET_RIGHTS;
      size += sizeof rules.net;
    }
  if (version >= 6)
    {
      rules.scoped = SCOPES;
      size += sizeof rules.scoped;
    }
  ruleset = (int) syscall (SYS_landlock_create_ruleset, &rules, size, 0);
  if (ruleset < 0)
    return FALSE;
  for (guint i = 0; done && readable[i] != NULL; i++)
    done = allow_reading (ruleset, readable[i]);
  done = done && syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);
  return done;
}

/* --- system calls --- */

/* What a library does with memory, time, its own signals and what is open already. */
static const char *const calls[] = {
  "access",
  "arch_prctl",
  "brk",
  "clock_getres",
  "clock_gettime",
  "clock_nanosleep",
  "close",
  "dup",
  "exit",
  "exit_group",
  "faccessat",
  "faccessat2",
  "fadvise64",
  "fcntl",
  "fstat",
  "fstatfs",
  "futex",
  "getcwd",
  "getdents64",
  "getegid",
  "geteuid",
  "getgid",
  "getpid",
  "getppid",
  "getrandom",
  "getrusage",
  "gettid",
  "gettimeofday",
  "getuid",
  "lseek",
  "lstat",
  "madvise",
  "membarrier",
  "mremap",
  "munmap",
  "nanosleep",
  "newfstatat",
  "poll",
  "ppoll",
  "pread64",
  "preadv",
  "read",
  "readlink",
  "readlinkat",
  "readv",
  "recvmsg",
  "restart_syscall",
  "rseq",
  "rt_sigaction",
  "rt_sigprocmask",
  "rt_sigreturn",
  "sched_getaffinity",
  "sched_yield",
  "sendmsg",
  "set_robust_list",
  "sigaltstack",
  "stat",
  "statfs",
  "statx",
  "sysinfo",
  "time",
  "times",
  "uname",
  "write",
  "writev",
};

/* What a pipeline of threads needs in addition. */
static const char *const thread_calls[] = {
  "epoll_create1",
  "epoll_ctl",
  "epoll_wait",
  "eventfd2",
  "getpriority",
  "pipe2",
  "sched_getparam",
  "sched_getscheduler",
  "sched_setscheduler",
  "setpriority",
  "sched_get_priority_max",
  "sched_get_priority_min",
};

/* Nothing that reads a document ever asks for these: a process that does has been taken over. */
static const char *const crimes[] = {
  "execve", "execveat", "fork", "process_vm_readv", "process_vm_writev", "ptrace", "vfork",
};

static gboolean
add_rule (scmp_filter_ctx filter,
          guint32 action,
          const char *name,
          guint n,
          const struct scmp_arg_cmp *arguments)
{
  int number = seccomp_syscall_resolve_name (name);

  /* Older libraries do not know every name, and not every machine has every call. */
  if (number == __NR_SCMP_ERROR || number < 0)
    return TRUE;
  return seccomp_rule_add_array (filter, action, number, n, arguments) == 0;
}

static gboolean
add_rules (scmp_filter_ctx filter, guint32 action, const char *const *names, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!add_rule (filter, action, names[i], 0, NULL))
      return FALSE;
  return TRUE;
}

/* Calls that are harmless with some arguments only. */
static gboolean
add_bound_rules (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp not_executable = SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  const struct scmp_arg_cmp open_to_read =
      SCMP_A1 (SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY);
  const struct scmp_arg_cmp openat_to_read =
      SCMP_A2 (SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY);
  const struct scmp_arg_cmp limit_unchanged = SCMP_A2 (SCMP_CMP_EQ, 0);
  const struct scmp_arg_cmp itself = SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ());
  const struct scmp_arg_cmp its_name = SCMP_A0 (SCMP_CMP_EQ, PR_SET_NAME);
  const guint32 allow = SCMP_ACT_ALLOW;

  return add_rule (filter, allow, "mmap", 1, &not_executable)
         && add_rule (filter, allow, "mprotect", 1, &not_executable)
         && add_rule (filter, allow, "open", 1, &open_to_read)
         && add_rule (filter, allow, "openat", 1, &openat_to_read)
         && add_rule (filter, allow, "prlimit64", 1, &limit_unchanged)
         && add_rule (filter, allow, "tgkill", 1, &itself)
         && add_rule (filter, allow, "prctl", 1, &its_name);
}

static gboolean
add_thread_rules (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp thread = SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD);
  const struct scmp_arg_cmp to_itself = SCMP_A0 (SCMP_CMP_EQ, AF_UNIX);

  /* Arguments of clone3 lie in memory and cannot be looked at; the C library then uses clone. */
  return add_rules (filter, SCMP_ACT_ALLOW, thread_calls, G_N_ELEMENTS (thread_calls))
         && add_rule (filter, SCMP_ACT_ALLOW, "clone", 1, &thread)
         && add_rule (filter, SCMP_ACT_ALLOW, "socketpair", 1, &to_itself)
         && add_rule (filter, SCMP_ACT_ERRNO (ENOSYS), "clone3", 0, NULL);
}

static gboolean
filter_calls (gboolean threads)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean done = filter != NULL && add_rules (filter, SCMP_ACT_ALLOW, calls, G_N_ELEMENTS (calls))
                  && add_rules (filter, SCMP_ACT_KILL_PROCESS, crimes, G_N_ELEMENTS (crimes))
                  && add_bound_rules (filter) && (!threads || add_thread_rules (filter))
                  && seccomp_load (filter) == 0;

  seccomp_release (filter);
  return done;
}

/* --- limits --- */

static gboolean
limit (int what, guint64 soft, guint64 hard)
{
  struct rlimit now = { .rlim_cur = soft, .rlim_max = hard };

  return setrlimit (what, &now) == 0;
}

static gboolean
limit_means (gboolean threads)
{
  struct rusage used;
  guint64 seconds = QZ_PREVIEW_CPU_SECONDS;

  if (getrusage (RUSAGE_SELF, &used) == 0)
    seconds += (guint64) used.ru_utime.tv_sec + (guint64) used.ru_stime.tv_sec;
  return limit (RLIMIT_CPU, seconds, seconds + 1) && limit (RLIMIT_FSIZE, 0, 0)
         && limit (RLIMIT_CORE, 0, 0) && limit (RLIMIT_NOFILE, 64, 64)
         && (threads || limit (RLIMIT_NPROC, 0, 0))
         && (SANITIZED || limit (RLIMIT_AS, QZ_PREVIEW_MEMORY, QZ_PREVIEW_MEMORY));
}

/**
 * qz_lockdown:
 * @readable: (array zero-terminated=1): folders and files that can still be read
 * @threads: whether threads may be started
 *
 * To be called once, before there is a second thread.
 *
 * Returns: how far the process is locked in
 */
QzLockdown
qz_lockdown (const char *const *readable, gboolean threads)
{
  gboolean files = FALSE;

  g_return_val_if_fail (readable != NULL, QZ_LOCKDOWN_FAILED);

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    return QZ_LOCKDOWN_FAILED;
  files = restrict_files (readable);
  if (!limit_means (threads) || !filter_calls (threads))
    return QZ_LOCKDOWN_FAILED;
  return files ? QZ_LOCKDOWN_WHOLE : QZ_LOCKDOWN_CALLS;
}
