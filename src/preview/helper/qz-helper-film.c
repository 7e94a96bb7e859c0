/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Films through GStreamer: what they are, and one picture of each. Nothing is played here. */

#include "config.h"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <gst/pbutils/pbutils.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "preview/helper/qz-helper-kind.h"
#include "preview/helper/qz-sheet-writer.h"

#define URI "fd://" G_STRINGIFY (QZ_PREVIEW_DOCUMENT_FD)
#define WAIT (8 * GST_SECOND)
#define POSTER_AT (5 * GST_SECOND)
#define STACK_BYTES (1u << 20)

/* --- before the doors close --- */

/* Threads count by their stacks and arenas; as many as a large machine would start do not fit. */
static void
keep_small (void)
{
  pthread_attr_t attributes;
  cpu_set_t cpus;

  CPU_ZERO (&cpus);
  CPU_SET ((size_t) MAX (sched_getcpu (), 0), &cpus);
  sched_setaffinity (0, sizeof cpus, &cpus);
  mallopt (M_ARENA_MAX, 1);
  if (pthread_attr_init (&attributes) == 0)
    {
      pthread_attr_setstacksize (&attributes, STACK_BYTES);
      pthread_setattr_default_np (&attributes);
      pthread_attr_destroy (&attributes);
    }
}

/* No code can be loaded later, so what opens the films that people have is loaded now. */
static void
prepare (void)
{
  static const char *const plugins[] = { "app",           "asf",
                                         "audioconvert",  "audioparsers",
                                         "audioresample", "avi",
                                         "coreelements",  "dav1d",
                                         "flv",           "isomp4",
                                         "jpeg",          "libav",
                                         "matroska",      "mpegpsdemux",
                                         "mpegtsdemux",   "openh264",
                                         "playback",      "typefindfunctions",
                                         "videoconvert",  "videoconvertscale",
                                         "videofilter",   "videoparsersbad",
                                         "videoscale",    "vpx" };

  keep_small ();
  setenv ("ORC_CODE", "backup", TRUE); /* it would write machine code */
  gst_init (NULL, NULL);
  gst_pb_utils_init ();
  for (guint i = 0; i < G_N_ELEMENTS (plugins); i++)
    {
      GstPlugin *plugin = gst_registry_find_plugin (gst_registry_get (), plugins[i]);
      GstPlugin *loaded = plugin != NULL ? gst_plugin_load (plugin) : NULL;

      gst_clear_object (&loaded);
      gst_clear_object (&plugin);
    }
}

/* The place in the file is shared with whoever read it before, the program and an earlier helper.
 */
static gboolean
rewind_film (int fd)
{
  return lseek (fd, 0, SEEK_SET) == 0;
}

/* --- facts --- */

static gboolean
is_turned (GstDiscovererStreamInfo *stream)
{
  const GstTagList *tags = gst_discoverer_stream_info_get_tags (stream);
  char *turn = NULL;
  gboolean turned = tags != NULL && gst_tag_list_get_string (tags, GST_TAG_IMAGE_ORIENTATION, &turn)
                    && (strstr (turn, "90") != NULL || strstr (turn, "270") != NULL);

  g_free (turn);
  return turned;
}

static void
set_size (GstDiscovererVideoInfo *video, QzPreviewReply *reply)
{
  guint width = gst_discoverer_video_info_get_width (video);
  guint height = gst_discoverer_video_info_get_height (video);
  guint n = MAX (gst_discoverer_video_info_get_par_num (video), 1);
  guint d = MAX (gst_discoverer_video_info_get_par_denom (video), 1);
  gboolean turned = is_turned (GST_DISCOVERER_STREAM_INFO (video));

  width = (guint) MIN (gst_util_uint64_scale_int (width, (int) MIN (n, 1000), (int) MIN (d, 1000)),
                       G_MAXINT32);
  reply->width = turned ? height : width;
  reply->height = turned ? width : height;
}

/* The type of the container, and below it what the pictures are compressed with. */
static void
write_format (GstDiscovererInfo *info,
              GstDiscovererVideoInfo *video,
              QzPreviewReply *reply,
              QzHelperSheet *sheet)
{
  GstDiscovererStreamInfo *container = gst_discoverer_info_get_stream_info (info);
  GstCaps *caps = container != NULL ? gst_discoverer_stream_info_get_caps (container) : NULL;
  GstCaps *inner = gst_discoverer_stream_info_get_caps (GST_DISCOVERER_STREAM_INFO (video));
  GstStructure *outer =
      caps != NULL && gst_caps_get_size (caps) > 0 ? gst_caps_get_structure (caps, 0) : NULL;
  const char *variant = outer != NULL ? gst_structure_get_string (outer, "variant") : NULL;
  char *codec = inner != NULL ? gst_pb_utils_get_codec_description (inner) : NULL;
  char *words = g_strdup_printf ("%s%s%s\n%s", outer != NULL ? gst_structure_get_name (outer) : "",
                                 variant != NULL ? "/" : "", variant != NULL ? variant : "",
                                 codec != NULL ? codec : "");

  qz_sheet_write_text (sheet, words, reply);
  g_free (words);
  g_free (codec);
  gst_clear_caps (&caps);
  gst_clear_caps (&inner);
  g_clear_object (&container);
}

static void
open_film (int fd, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  GstDiscoverer *discoverer = rewind_film (fd) ? gst_discoverer_new (WAIT, NULL) : NULL;
  GstDiscovererInfo *info =
      discoverer != NULL ? gst_discoverer_discover_uri (discoverer, URI, NULL) : NULL;
  GList *videos = info != NULL ? gst_discoverer_info_get_video_streams (info) : NULL;

  if (videos != NULL)
    {
      reply->n_pages = 1;
      reply->milliseconds = GST_CLOCK_TIME_IS_VALID (gst_discoverer_info_get_duration (info))
                                ? (gint64) (gst_discoverer_info_get_duration (info) / GST_MSECOND)
                                : 0;
      set_size (videos->data, reply);
      write_format (info, videos->data, reply, sheet);
    }
  else if (info != NULL && gst_discoverer_info_get_stream_info (info) != NULL)
    reply->status = QZ_PREVIEW_OTHER_TYPE;
  else
    reply->status = QZ_PREVIEW_DAMAGED;
  gst_discoverer_stream_info_list_free (videos);
  g_clear_object (&info);
  g_clear_object (&discoverer);
}

/* --- the poster --- */

/* A little way in, because many films begin with black. */
static void
move_in (GstElement *pipeline)
{
  gint64 length = 0;

  if (gst_element_query_duration (pipeline, GST_FORMAT_TIME, &length) && length > 0
      && gst_element_seek_simple (pipeline, GST_FORMAT_TIME,
                                  GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_KEY_UNIT,
                                  MIN (length / 10, (gint64) POSTER_AT)))
    gst_element_get_state (pipeline, NULL, NULL, WAIT);
}

static void
copy_frame (GstSample *sample,
            const QzPreviewRequest *request,
            QzPreviewReply *reply,
            QzHelperSheet *sheet)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  gsize needed = (gsize) request->width * request->height * 4;
  GstMapInfo map;

  reply->status = QZ_PREVIEW_DAMAGED;
  if (buffer == NULL || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return;
  if (map.size >= needed)
    {
      memcpy (sheet->data, map.data, needed);
      reply->length = (guint32) needed;
      reply->status = QZ_PREVIEW_DONE;
    }
  gst_buffer_unmap (buffer, &map);
}

static void
render (const QzPreviewRequest *request, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  char *line = g_strdup_printf (
      "uridecodebin uri=" URI " caps=video/x-raw ! videoconvert ! videoflip video-direction=auto "
      "! videoscale add-borders=true ! appsink name=sink sync=false "
      "caps=video/x-raw,format=BGRA,width=%u,height=%u,pixel-aspect-ratio=1/1",
      request->width, request->height);
  GstElement *pipeline = gst_parse_launch (line, NULL);
  GstElement *sink = pipeline != NULL ? gst_bin_get_by_name (GST_BIN (pipeline), "sink") : NULL;
  GstSample *sample = NULL;

  if (sink != NULL && rewind_film (QZ_PREVIEW_DOCUMENT_FD))
    {
      gst_element_set_state (pipeline, GST_STATE_PAUSED);
      gst_element_get_state (pipeline, NULL, NULL, WAIT);
      move_in (pipeline);
      sample = gst_app_sink_try_pull_preroll (GST_APP_SINK (sink), GST_SECOND);
    }
  if (sample != NULL)
    copy_frame (sample, request, reply, sheet);
  else
    reply->status = QZ_PREVIEW_DAMAGED;
  g_clear_pointer (&sample, gst_sample_unref);
  if (pipeline != NULL)
    gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_clear_object (&sink);
  gst_clear_object (&pipeline);
  g_free (line);
}

const QzHelperKind qz_helper_film = {
  .name = "video",
  .threads = TRUE,
  .prepare = prepare,
  .open = open_film,
  .render = render,
};
